/**
 * Expected refusals. A refusal is a value the user can act on: what, where, what to do.
 * Everything else that goes wrong is a defect and is thrown as an ordinary Error.
 */
import { sayPath } from './notice/path-words.ts'

import { serverRefusals } from './server-refusals.ts'

/** The closed list of refusals with their Vietnamese text. A code without a text does not compile. */
export const refusalTexts = {
  ...serverRefusals,
  'input.invalid': 'Dữ liệu gửi đến không đúng khuôn dạng.',
  'call.unknown': 'Không có lệnh này.',
  'call.forbidden': 'Vai trò của bạn không được làm việc này.',
  'session.none': 'Kho này cần đăng nhập. Hãy đăng nhập rồi làm tiếp.',
  'session.locked': 'Chương trình đang khóa. Hãy nhập mật khẩu để mở khóa.',
  'session.wrong': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'session.wait': 'Đã nhập sai nhiều lần. Hãy chờ rồi thử lại.',
  'session.notProven': 'Việc này cần nhập lại mật khẩu của bạn.',
  'session.wrongAgain': 'Mật khẩu không đúng. Hãy nhập lại mật khẩu bạn dùng để đăng nhập.',
  'session.mustChange': 'Mật khẩu này chỉ dùng một lần. Hãy đặt mật khẩu của riêng mình rồi làm tiếp.',
  'user.disabled': 'Người dùng này đã ngừng hoạt động. Hãy hỏi quản trị của cơ quan.',
  'user.invalid': 'Thông tin người dùng có chỗ chưa hợp lệ.',
  'user.accountTaken': 'Tên đăng nhập này đã có người dùng.',
  'user.notFound': 'Không tìm thấy người dùng.',
  'user.lastAdmin': 'Cơ quan phải còn ít nhất một quản trị đang hoạt động.',
  'user.badPassphrase': 'Mật khẩu này chưa dùng được.',
  'user.weakHash': 'Mật khẩu đang lưu của người dùng này không đủ an toàn. Hãy nhờ quản trị đặt lại mật khẩu.',
  'store.onTrial': 'Kho dùng thử chỉ có một người dùng. Hãy bảo vệ kho trước, rồi thêm người dùng.',
  'store.protected': 'Kho này đã là kho của cơ quan.',
  'notice.invalid': 'Thông báo có chỗ chưa hợp lệ.',
  'notice.newer': 'Thông báo này do phiên bản mới hơn của chương trình lưu. Hãy cập nhật chương trình rồi mở lại.',
  'notice.notFound': 'Không tìm thấy thông báo.',
  'notice.noVersion': 'Không có bản này trong lịch sử của thông báo.',
  'notice.changedMeanwhile': 'Thông báo đã được người khác sửa. Hãy mở lại bản mới rồi sửa tiếp.',
  'notice.otherStep': 'Chưa làm được việc này ở bước hiện nay của thông báo.',
  'notice.ownDraft': 'Người soạn không được duyệt văn bản của chính mình. Hãy để người khác duyệt.',
  'notice.notApproved': 'Thông báo này chưa được duyệt, hoặc lần duyệt không còn giá trị; chưa có phiếu duyệt.',
  'notice.noRemark': 'Không có ý kiến này để trả lời. Hãy mở lại thông báo rồi làm tiếp.',
  'notice.unseen':
    'Từ lúc bạn mở văn bản đã có điểm bỏ qua hoặc điểm cần xem mà bạn chưa thấy. Hãy mở lại để xem, rồi mới duyệt.',
  'notice.notAsApproved':
    'Nội dung đang lưu khác nội dung đã được duyệt. Hãy trả lại hoặc rút lại thông báo, rồi trình duyệt lại.',
  'notice.classified':
    'Cơ quan quy định không đưa nội dung mật vào máy này, nên thông báo chưa được lưu hay nhập. Văn bản vẫn còn nguyên ở chỗ cũ. Nếu ghi nhầm dấu mật thì bỏ dấu rồi làm lại; nếu đúng là văn bản mật thì soạn theo quy trình riêng.',
  'notice.exists': 'Thông báo này đã có trong kho.',
  'backup.damaged': 'Bản sao lưu này không dùng được. Hãy chọn bản khác.',
  'backup.closed':
    'Bản sao lưu này chỉ mở được bằng mật khẩu. Hãy ghi tên đăng nhập và mật khẩu đã dùng khi làm bản sao lưu.',
  'backup.notFound': 'Không thấy bản sao lưu. Hãy xem lại đường dẫn.',
  'backup.noPlace': 'Không thấy thư mục này. Nếu là USB hoặc ổ chung thì hãy cắm, nối rồi làm lại.',
  'backup.storeOpen': 'Kho đang mở nên không khôi phục được từ đây. Hãy đóng chương trình rồi dùng lệnh restore.',
  'backup.none': 'Kho này nằm trên máy chủ, được sao lưu ở đó.',
  'notice.deleted': 'Thông báo đã bị xóa. Hãy khôi phục rồi làm tiếp.',
  'notice.noNumber': 'Thông báo chưa có số hoặc ngày ban hành.',
  'notice.numberTaken': 'Số này đã được cấp cho một thông báo khác của cùng cơ quan. Hãy đổi số rồi ban hành lại.',
  'notice.approvalVoid':
    'Ngày này làm đổi nội dung đã duyệt, nên lần duyệt không còn giá trị với ngày này. Hãy chọn ngày khác, hoặc trả lại thông báo để duyệt lại.',
  'notice.noOriginal':
    'Thông báo này không có tệp gốc làm căn cứ. Hãy nhập lại từ tệp của văn bản đã ban hành, rồi ghi nhận đã ban hành.',
  'notice.notPast': 'Chỉ ghi nhận là đã ban hành khi văn bản có ngày ban hành không sau hôm nay.',
  'notice.wordsNotThere':
    'Không thấy cụm từ này ở chỗ đã chọn của thông báo. Hãy chép đúng từng chữ như trong văn bản đã ban hành.',
  'notice.amendsLost':
    'Chưa ban hành được vì thông báo mà văn bản này đính chính hoặc thay thế không còn ở bước cho phép. Hãy trả lại người soạn.',
  'register.notFree': 'Số này không cấp được.',
  'register.passedOver':
    'Dãy số đã vượt qua số này. Số bỏ trống không được cấp lại, số tiếp theo không được đặt bằng hay dưới số đã dùng.',
  'batch.empty': 'Không có đợt nhập nào như vậy.',
  'register.empty': 'Sổ chưa có văn bản nào như vậy.',
  'register.noOrgan': 'Chưa biết dãy số của cơ quan nào. Hãy ghi tên cơ quan ban hành, hoặc điền hồ sơ cơ quan.',
  'copy.notIssued': 'Chỉ sao y, sao lục, trích sao văn bản đã ban hành.',
  'copy.refused': 'Không sao được như vậy.',
  'copy.notFound': 'Không tìm thấy bản sao này trong kho.',
  'sending.beforeIssue': 'Ngày gửi không thể trước ngày ban hành.',
  'sending.notIssued': 'Chỉ ghi việc gửi của thông báo đã ban hành.',
  'sending.noRecipient': 'Nơi nhận của thông báo không có dòng này. Hãy mở lại danh sách gửi rồi làm tiếp.',
  'gate.openErrors': 'Chưa chuyển bước được vì còn lỗi. Hãy sửa, hoặc bỏ qua và ghi rõ lý do.',
  'gate.signerNotValid':
    'Người ký không có thẩm quyền ký trong ngày này. Hãy chọn người ký khác ở Khối chữ ký, hoặc sửa chức vụ, ủy quyền ở mục Cơ quan.',
  'export.noCopies': 'Ký hiệu người đánh máy chưa kèm số bản phát hành. Hãy ghi số bản ở phần Nơi nhận rồi xuất lại.',
  'gate.openDirectives':
    'Chưa trình được vì còn nội dung giao chưa xử lý. Hãy đưa vào phụ lục, nối với hàng có sẵn, hoặc ghi là không phát sinh nhiệm vụ (F9).',
  'doubt.notFound': 'Không tìm thấy điểm cần xem này. Hãy mở lại thông báo rồi làm tiếp.',
  'waiver.noFinding': 'Không còn điểm này trong bản đã lưu. Hãy kiểm tra lại rồi làm tiếp.',
  'waiver.notFound': 'Không tìm thấy lần bỏ qua này, hoặc đã được rút lại.',
  'directive.notFound':
    'Bản đã lưu không còn nội dung giao này, hoặc chữ đã đổi. Hãy xem lại danh sách nội dung giao rồi làm tiếp.',
  'directive.notMarked': 'Nội dung giao này chưa được đánh dấu.',
  'directive.noRow': 'Phụ lục không có hàng này. Hãy chọn một hàng của bảng nhiệm vụ.',
  'scan.notIssued': 'Chỉ đính kèm bản quét cho thông báo đã ban hành.',
  'scan.badFile': 'Bản quét phải là tệp PDF, PNG, JPEG hoặc TIFF còn nguyên vẹn.',
  'scan.known': 'Bản quét này đã được đính kèm cho thông báo.',
  'scan.notFound': 'Không tìm thấy bản quét.',
  'caseFile.notFound': 'Không tìm thấy hồ sơ.',
  'caseFile.numberTaken': 'Số hồ sơ này đã có trong năm của phông. Hãy chọn số khác, hoặc để chương trình cấp số.',
  'caseFile.notIssued': 'Chỉ xếp vào hồ sơ văn bản đã ban hành.',
  'caseFile.filed': 'Văn bản đã ở trong một hồ sơ. Hãy lấy ra khỏi hồ sơ đó trước.',
  'caseFile.notIn': 'Văn bản này không ở trong hồ sơ.',
  'caseFile.empty': 'Hồ sơ chưa có văn bản nào.',
  'caseFile.locked':
    'Hồ sơ đang chờ giao nộp, đã giao nộp hoặc đã tiêu hủy nên chỉ đọc. Nếu đang chờ giao nộp mà còn phải sửa, hãy hủy lần giao nộp.',
  'retention.noEntry': 'Bảng thời hạn bảo quản của cơ quan không có mục này.',
  'hold.notFound': 'Không còn lý do giữ lại này, hoặc đã được bỏ.',
  'selection.notIssued': 'Chỉ xuất văn bản đã ban hành. Hãy bỏ dự thảo ra khỏi phần đã chọn.',
  'fixity.none': 'Chưa kiểm tra toàn vẹn lần nào. Hãy kiểm tra trước, rồi in báo cáo.',
  'loan.out': 'Hồ sơ này đang có người mượn. Hãy ghi việc trả trước khi cho mượn tiếp.',
  'loan.gone': 'Hồ sơ đã giao nộp hoặc đã tiêu hủy nên không còn ở đây để cho mượn.',
  'loan.notFound': 'Không tìm thấy lần mượn này, hoặc hồ sơ đã được trả.',
  'loan.badDays': 'Ngày mượn và ngày trả không được sau hôm nay; ngày hẹn trả và ngày trả không được trước ngày mượn.',
  'destruction.notDue':
    'Chỉ tiêu hủy hồ sơ đã hết thời hạn bảo quản, không có lý do giữ lại. Hồ sơ chưa đặt thời hạn thì không tiêu hủy.',
  'destruction.notYet': 'Ngày quyết định tiêu hủy không được sau hôm nay.',
  'handover.notFound': 'Không tìm thấy lần giao nộp này.',
  'handover.notOpen': 'Lần giao nộp này đã được hủy hoặc đã có biên nhận.',
  'handover.notExported': 'Gói giao nộp chưa được xuất ra tệp. Hãy xuất gói và giao cho lưu trữ trước.',
  'handover.otherBag':
    'Biên nhận ghi mã băm của gói khác. Hãy đối chiếu gói lưu trữ đã nhận với gói đã xuất; chưa đóng hồ sơ nào.',
  'handover.badReceipt': 'Chưa đọc được biên nhận. Hãy nhập tay số, ngày và người nhận.',
  'handover.tooLarge': 'Gói giao nộp quá lớn. Hãy chọn ít hồ sơ hơn và giao thành nhiều gói.',
  'search.noView': 'Không còn bộ lọc này.',
  'obligation.notFound': 'Không tìm thấy nhiệm vụ đã giao này.',
  'follow.empty': 'Không có nhiệm vụ nào như vậy để ghi vào sổ.',
  'follow.noSuchThing': 'Nhiệm vụ này không có kỳ báo cáo như vậy.',
  'follow.changedMeanwhile': 'Nhiệm vụ này vừa có người khác cập nhật. Hãy xem lại rồi làm tiếp.',
  'follow.otherStage': 'Chưa làm được việc này ở tình trạng hiện nay của nhiệm vụ.',
  'follow.notLater': 'Hạn mới phải sau hạn hiện nay.',
  'follow.lateRequest':
    'Đề nghị gia hạn được gửi sau khi đã quá hạn nên không được nhận. Nếu cấp có thẩm quyền vẫn đồng ý thì ghi rõ là đề nghị trễ.',
  'follow.badDay': 'Ngày ghi không hợp lý.',
  'follow.nothingShown': 'Kết quả cần số, ký hiệu văn bản hoặc tệp chứng minh.',
  'follow.emptyFile': 'Tệp chứng minh không có nội dung.',
  'follow.noEvidence': 'Kết quả này không có tệp chứng minh.',
  'follow.openParts': 'Còn nhiệm vụ thành phần chưa hoàn thành.',
  'follow.tieCircle': 'Nối như vậy thì nhiệm vụ thuộc về hoặc chờ chính nó.',
  'follow.notEarlier': 'Chỉ nối tiếp nhiệm vụ của một thông báo ban hành trước.',
  'follow.noSheet': 'Tệp này không phải phiếu báo cáo do chương trình gửi đi.',
  'follow.nothingTaken': 'Không có hàng nào để nhận.',
  'follow.nothingDue': 'Không có nhiệm vụ nào cần đôn đốc.',
  'spending.badTable': 'Chưa nhận được bảng giải ngân; không hàng nào được ghi.',
  'spending.badDay': 'Ngày số liệu không được sau hôm nay.',
  'spending.none': 'Chưa có số liệu giải ngân.',
  'follow.ownResult': 'Người báo cáo kết quả không tự duyệt hoàn thành. Hãy để người khác duyệt.',
  'ruleSet.changedMeanwhile': 'Bộ quy tắc đã được người khác sửa. Hãy mở lại rồi sửa tiếp.',
  'office.invalid': 'Dữ liệu cơ quan có chỗ chưa hợp lệ.',
  'office.changedMeanwhile': 'Mục này đã được người khác sửa. Hãy mở lại rồi sửa tiếp.',
  'office.inUse': 'Mục này đang được mục khác dùng đến nên không xóa được. Hãy ghi ngày hết hiệu lực.',
  'office.noVersion': 'Không có phiên bản này của dữ liệu cơ quan.',
  'look.changedMeanwhile': 'Mẫu trình bày đã được người khác sửa. Hãy mở lại rồi sửa tiếp.',
  'look.noVersion': 'Không có phiên bản này của mẫu trình bày.',
  'look.notRead': 'Đây không phải tệp mẫu trình bày, hoặc trong tệp có chỗ không dùng được.',
  'job.notFound': 'Không tìm thấy việc này, hoặc đã quá lâu.',
  'source.empty': 'Tệp không có nội dung.',
  'source.tooLarge': 'Tệp quá lớn.',
  'source.beyondLimits': 'Nội dung vượt quá mức chương trình đọc được.',
  'source.notText': 'Đây không phải tệp văn bản.',
  'source.badEncoding': 'Không đọc được bảng mã của tệp. Hãy lưu lại tệp bằng bảng mã UTF-8 rồi nhập lại.',
  'source.notNotice': 'Không nhận ra đây là một thông báo.',
  'source.badTable': 'Bảng phụ lục không đúng khuôn dạng.',
  'source.scan': 'Tệp PDF này chỉ có ảnh của các trang, và không nhận dạng được chữ nào trong ảnh.',
  'source.noOffice':
    'Tệp Word cũ (.doc), RTF, ODT đọc được khi máy có LibreOffice. Hãy cài LibreOffice (trên Debian, Ubuntu: apt install libreoffice-writer), hoặc lưu lại thành .docx.',
  'source.damaged': 'Tệp bị hỏng hoặc không đúng loại.',
  'file.writeFailed': 'Không ghi được tệp. Tệp cũ, nếu có, vẫn còn nguyên.',
  'file.readFailed': 'Không đọc được tệp.',
  'disk.full': 'Ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại; những gì đã lưu trước đó vẫn còn.',
  'disk.readOnly': 'Ổ đĩa hoặc thư mục này chỉ cho đọc, không ghi được.',
  'disk.noPermission': 'Người dùng này không có quyền đọc hoặc ghi ở đây.',
  'disk.pathTooLong': 'Đường dẫn quá dài. Hãy chọn nơi có đường dẫn ngắn hơn.',
  'disk.inUse': 'Tệp đang được chương trình khác mở. Hãy đóng chương trình đó rồi làm lại.',
  'disk.failed': 'Ổ đĩa báo lỗi khi đọc hoặc ghi.',
  'export.noAppendix': 'Thông báo không có phụ lục để xuất ra bảng tính.',
  'export.noTaskOfLead': 'Phụ lục không có nhiệm vụ nào do cơ quan này chủ trì.',
  'export.tooLong': 'Có nội dung dài quá mức một ô bảng tính chứa được.',
  'pdf.noBrowser':
    'Máy này chưa có trình duyệt để tạo PDF. Hãy cài Chromium, Google Chrome hoặc Microsoft Edge (trên Debian, Ubuntu: apt install chromium), hoặc ghi đường dẫn của trình duyệt vào biến môi trường KET_LUAN_BROWSER.',
  'pdf.noScreen': 'Chưa có màn hình đã dựng để tạo PDF. Hãy chạy lệnh: npm run build.',
  'pdf.failed': 'Chưa tạo được PDF.',
  'print.gone': 'Trang này chỉ mở được trong lúc đang in. Hãy xuất lại từ màn hình.',
  'store.newer': 'Kho dữ liệu do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình rồi mở lại.',
  'store.trial':
    'Kho dữ liệu do bản dùng thử trước đây tạo ra, phiên bản này không mở được. Hãy xuất các thông báo bằng bản dùng thử, rồi nhập lại vào một kho mới. Kho cũ vẫn còn nguyên.',
  'store.networkPath': 'Kho dữ liệu phải nằm trên ổ đĩa của máy này, không đặt trên ổ mạng.',
  'store.wrongKey': 'Khóa không mở được kho dữ liệu.',
  'store.otherKey': 'Tệp khóa này là của kho khác. Hãy chép lại đúng tệp khóa của kho này từ bản sao lưu.',
  'store.damaged': 'Kho dữ liệu bị hỏng.',
  'store.closed': 'Kho này chỉ mở được bằng mật khẩu của người dùng. Hãy đăng nhập rồi làm tiếp.',
  'keyring.damaged':
    'Tệp khóa bị hỏng nên chưa mở được kho. Dữ liệu vẫn còn: hãy chép lại tệp ket-luan.keys từ bản sao lưu mới nhất.',
  'keyring.forged':
    'Tệp khóa đã bị sửa bởi người không mở được kho, nên chương trình không ghi tiếp vào đó. Hãy chép lại tệp ket-luan.keys từ bản sao lưu.',
  'keyring.none': 'Kho này chưa có tệp khóa theo người dùng.',
  'keyring.notReady': 'Chưa khóa kho được.',
  'package.unreadable': 'Đây không phải gói dự thảo, hoặc gói đã hỏng.',
  'package.wrongPassphrase': 'Mật khẩu của gói không đúng, hoặc gói đã bị sửa, bị cắt.',
  'package.forged': 'Chữ ký của gói không khớp nội dung: gói đã bị sửa.',
  'package.notDraft': 'Chỉ gửi được bản dự thảo.',
  'package.notIn': 'Gói không có dự thảo này.',
  'package.conflict':
    'Dự thảo này ở hai máy đã được sửa khác nhau. Hãy xem những chỗ khác, rồi chọn lấy bản trong gói hoặc giữ bản đang có.',
  'letters.noBox':
    'Kho này chưa có hộp thư với bàn bên. Người quản trị đặt ở Cài đặt → Hộp thư với bàn bên, hoặc bằng lệnh letters box.',
  'letters.noFolder': 'Không mở được thư mục chung. Hãy nối lại ổ chung, hoặc nhờ người quản trị xem lại hộp thư.',
  'letters.synced':
    'Thư mục này được chép sang máy khác từng tệp một nên hai máy có thể thấy thư khác nhau. Hãy chọn một thư mục trên ổ chung của cơ quan.',
  'letters.wrongPassphrase': 'Mật khẩu không đúng với hộp thư đã có trong thư mục này. Hãy hỏi lại bàn bên.',
  'letters.damagedBox': 'Tệp ket-luan-hop-thu.json trong thư mục chung đã hỏng. Hãy chép lại từ bản sao của ổ chung.',
  'letters.notThere': 'Thư này không còn trong thư mục chung.',
  'letters.unreadable': 'Thư này đã hỏng, hoặc được niêm bằng mật khẩu khác. Hãy nhờ bàn bên gửi lại.',
  'letters.ownLetter': 'Thư này do chính kho này gửi đi.',
  'letters.notSendable': 'Chỉ gửi sang bàn bên dự thảo đang soạn, bị trả lại hoặc đang trình ký duyệt.',
  'package.closed':
    'Ở kho này thông báo không còn là dự thảo nên không nhận bản gửi đến. Nếu đang trình ký duyệt thì rút lại để sửa rồi nhận.',
  'proof.notIssued': 'Chỉ xuất tệp xác nhận cho thông báo đã ban hành.',
  'proof.notSigned':
    'Lần ban hành này không có chữ ký (kho dùng thử, hoặc ban hành trước khi kho có tệp khóa), nên không có gì để xác nhận.',
  'proof.unreadable': 'Đây không phải tệp xác nhận, hoặc tệp đã hỏng.',
  'proof.forged': 'Tệp xác nhận đã bị sửa: chữ ký không khớp nội dung.',
  'recovery.badShare': 'Mã khôi phục chưa đúng.',
  'recovery.noAdministrator': 'Chỉ đặt lại được mật khẩu của một quản trị đang hoạt động. Hãy xem lại tên đăng nhập.',
  'recovery.otherShares': 'Hai mã này không phải của kho này, hoặc đã được thay bằng bộ mới hơn.',
  'store.incomplete': 'Chưa ghi được gì vào kho vì kho không khớp với lần làm việc cuối cùng đã biết.',
  'store.noLoss': 'Kho khớp với lần làm việc cuối cùng đã biết, không có gì phải xác nhận.',
  'audit.notRecorded': 'Việc này đã làm xong nhưng chưa ghi được vào nhật ký của kho.',
  'store.lost':
    'Có tệp khóa nhưng tệp dữ liệu của kho bị mất hoặc rỗng. Hãy chép lại tệp dữ liệu từ bản sao lưu. Nếu thật sự muốn bắt đầu một kho mới, hãy chuyển tệp khóa sang chỗ khác rồi mở lại chương trình.',
  'program.unreachable':
    'Không liên lạc được với phần xử lý dữ liệu. Nội dung đang soạn vẫn còn trên màn hình này. Hãy thử lại; nếu vẫn không được, hãy mở lại chương trình.',
  'program.notEntered':
    'Địa chỉ này không mở được chương trình: mỗi địa chỉ chỉ dùng được một lần. Hãy nhấn Enter ở cửa sổ đang chạy chương trình để có địa chỉ mới.',
  'program.restarted':
    'Phần xử lý dữ liệu đã dừng đột ngột và được khởi động lại. Dữ liệu đã lưu không bị ảnh hưởng. Hãy làm lại việc vừa rồi.',
  'store.locked': 'Kho dữ liệu đang bận. Hãy đóng chương trình khác đang mở kho rồi thử lại.',
} as const

export type RefusalCode = keyof typeof refusalTexts

/** Where in a notice something is, in the reader's own terms. */
export interface Place {
  readonly component: Component
  /** Labels of the item, e.g. "III.8". */
  readonly path?: string | undefined
  /** STT of the appendix row. */
  readonly row?: number | undefined
  /** Heading of the appendix column. */
  readonly column?: string | undefined
  /** Line of the source text, from 1. */
  readonly line?: number | undefined
}

export const componentNames = {
  header: 'Phần đầu văn bản',
  type: 'Tên loại',
  abstract: 'Trích yếu',
  bases: 'Căn cứ',
  intro: 'Mở đầu',
  items: 'Nội dung',
  closing: 'Phần kết',
  recipients: 'Nơi nhận',
  signature: 'Khối chữ ký',
  appendix: 'Phụ lục',
  unplaced: 'Dòng chưa xếp chỗ',
  document: 'Văn bản',
} as const

export type Component = keyof typeof componentNames

export interface RefusalDetails {
  readonly place?: Place
  /** Path of the offending value inside the input, e.g. "items[2].content". */
  readonly field?: string
  readonly found?: string
  readonly expected?: string
  readonly [key: string]: unknown
}

/** An expected refusal. `message` is Vietnamese and states where and what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What the message says beyond the text of the code. */
  readonly explanation: string
  readonly details: RefusalDetails
  constructor(code: RefusalCode, explanation = '', details: RefusalDetails = {}) {
    super(explanation === '' ? refusalTexts[code] : `${refusalTexts[code]} ${explanation}`)
    this.name = 'Refusal'
    this.code = code
    this.explanation = explanation
    this.details = details
  }
}

/** A place in words: "Phụ lục, hàng 18, cột Cơ quan chủ trì". */
export function describePlace(place: Place): string {
  return [
    componentNames[place.component],
    sayPath(place.path ?? ''),
    place.row === undefined ? '' : `hàng ${place.row}`,
    place.column === undefined ? '' : `cột "${place.column}"`,
    place.line === undefined ? '' : `dòng ${place.line} của bản gốc`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** The code of an error of the system or of a driver ("ENOSPC", "SQLITE_BUSY"); empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const diskRefusals: Readonly<Record<string, RefusalCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EFBIG: 'disk.full',
  EROFS: 'disk.readOnly',
  EACCES: 'disk.noPermission',
  EPERM: 'disk.noPermission',
  ENAMETOOLONG: 'disk.pathTooLong',
  EBUSY: 'disk.inUse',
  ETXTBSY: 'disk.inUse',
  EIO: 'disk.failed',
}

/** The refusal that an error of the file system means to the user; null for one that only its place can explain. */
export function findDiskRefusal(error: unknown, path: string): Refusal | null {
  const code = codeOf(error)
  const refusal = diskRefusals[code]
  return refusal === undefined ? null : new Refusal(refusal, `"${path}".`, { found: code, path })
}
