/** What `--help` prints, in Vietnamese and in English. */
export const help = `Kết Luận: thông báo kết luận và phụ lục nhiệm vụ

Cách dùng: npm run -s cli -- LỆNH [tham số] [--store THƯ_MỤC] [--json]

  read TỆP                   đọc một thông báo và in ra nội dung đọc được; không lưu gì
  repair TỆP                 sửa dấu tiếng Việt của một tệp .txt quét bị mất dấu, in ra văn bản đã sửa; không lưu gì
                             (--json: từng chỗ sửa và độ tin cậy)
  import TỆP|THƯ_MỤC         đọc một thông báo (.txt, .docx, .pdf có chữ, .xlsx; .doc,
                             .rtf, .odt khi máy có LibreOffice) vào kho, hoặc mọi tệp
                             của một thư mục: tệp đã nhập thì bỏ qua, tệp không đọc được thì nêu lý do
  list [TỪ KHÓA]             danh sách thông báo; tìm không cần dấu
  search CHỮ CẦN TÌM         tìm trong nội dung, hàng phụ lục, bản gốc, ý kiến; không cần dấu;
                             chữ trong ngoặc kép phải liền nhau, dấu * cho chữ còn viết tiếp
  show MÃ                    một thông báo và các nhiệm vụ của nó
  export MÃ --docx TỆP --xlsx TỆP --pdf TỆP --status-sheet TỆP --text TỆP
                             xuất ra tệp; chọn một hay nhiều loại
                             --pdf-a: PDF/A-2b để lưu trữ; PDF cần trình duyệt Chromium, Chrome hoặc Edge trên máy
                             --redline TỆP --from BẢN [--to BẢN]: tệp Word có dấu sửa giữa hai bản
                             --lead TÊN: phiếu báo cáo chỉ có việc của một cơ quan chủ trì
  versions MÃ                các bản đã lưu
  compare MÃ TỪ_BẢN [ĐẾN_BẢN]
                             các thay đổi giữa hai bản; không ghi ĐẾN_BẢN thì so với bản đang lưu
  restore-version MÃ --from BẢN
                             lưu lại nội dung của một bản trước thành bản mới
  export MÃ --proof TỆP      tệp xác nhận của thông báo đã ban hành: việc đã ký, khóa ký
  verify TỆP                 tệp này có đúng bản đã ban hành, đã duyệt không; đổi ở đâu
  verify TỆP --with TỆP_XÁC_NHẬN
                             như trên trên máy không có kho, chỉ bằng tệp xác nhận
  check TỆP|MÃ               kiểm tra một thông báo, trong kho hay ngoài kho
  rules                      danh mục các quy tắc kiểm tra
  waive MÃ --key KHÓA --reason LÝ DO
                             bỏ qua một điểm (khóa do check --json in ra), có lý do
  directives MÃ              nội dung giao ở thân văn bản, việc nào chưa xử lý
  decide MÃ none|task|link [--key KHÓA]
                             ghi: không phát sinh, nhiệm vụ riêng, nối với hàng; không có khóa: mọi việc còn lại
  submit MÃ | take-back MÃ   trình ký duyệt; rút về dự thảo. Còn lỗi thì không trình được
  return MÃ --reason Ý KIẾN | approve MÃ
                             trả lại kèm ý kiến; duyệt (người soạn không tự duyệt được)
  send-to-signatory MÃ | mark-signed MÃ | change-by-pen MÃ --reason CHỖ SỬA
                             trình người ký; ghi nhận đã ký; người ký đã sửa, đưa về dự thảo
  issue MÃ [--number SỐ --date NGÀY]
                             ban hành, ghi số và ngày. Còn lỗi thì không ban hành được
  take-up MÃ [--number SỐ --date NGÀY]
                             ghi nhận văn bản đã ban hành trước khi nhập vào kho (có tệp gốc)
  register list [--year NĂM] [--symbol KÝ_HIỆU] [--xlsx TỆP] [--docx TỆP] [--pdf TỆP]
                             sổ đăng ký văn bản đi
  register next --symbol KÝ_HIỆU [--organ CƠ_QUAN] [--date NGÀY]
                             số tiếp theo của dãy
  register reserve|void|past|set-next --symbol KÝ_HIỆU --number SỐ --reason LÝ DO
                             để dành, bỏ một số; ghi số của văn bản trước đây; đặt số tiếp theo
  sendings [MÃ] [--unsent] [--xlsx TỆP] [--docx TỆP] [--pdf TỆP]
                             nơi nhận đã gửi và chưa gửi; sổ giao
  send MÃ --channel paper|network|other [--date NGÀY]
                             ghi đã gửi mọi nơi nhận chưa gửi
  withdraw MÃ --reason LÝ DO thu hồi thông báo đã ban hành
  obligations [MÃ]           nhiệm vụ đã giao của một thông báo đã ban hành, hoặc của tất cả
  board [MÃ] [--on NGÀY] [--lead TÊN] [--from NGÀY] [--to NGÀY] [--xlsx TỆP] [--docx TỆP] [--pdf TỆP]
                             sổ theo dõi: việc quá hạn, đến hạn, chờ duyệt, theo hạn gốc và hạn hiện nay
  predecessors MÃ            nhiệm vụ còn mở của thông báo trước mà bản dự thảo có thể tiếp nối
  status-sheets THƯ-MỤC [--on NGÀY]
                             mỗi cơ quan chủ trì một phiếu báo cáo để điền
  take-sheets TỆP … [--yes]  đối chiếu phiếu gửi về; --yes: nhận các hàng mới
  report NĂM-THÁNG [--on NGÀY] [--yes]
                             số liệu báo cáo tháng: theo cơ quan, việc trễ hạn, việc được gia hạn;
                             --yes: chốt số liệu và lập dự thảo báo cáo
  delete MÃ                  xóa bản dự thảo (khôi phục được bằng restore)
  restore MÃ                 khôi phục bản dự thảo đã xóa
  init --office TỆP.json     lập kho của cơ quan (hồ sơ, quản trị, người dùng) từ kho mới hoặc kho dùng thử
  serve [--listen MÁY:CỔNG] [--name TÊN,…] --user TÊN
                             mở máy chủ của cơ quan cho nhiều bàn làm việc (HTTPS); chỉ nghe ở địa chỉ đã ghi,
                             không ghi thì 127.0.0.1:8443; dừng bằng Ctrl+C hoặc tín hiệu
  move --database postgres://… --user TÊN --yes
                             chuyển kho trong thư mục sang cơ sở dữ liệu PostgreSQL trống, đối chiếu từng hàng
  users                      người dùng của kho
  passphrase --user TÊN      đổi mật khẩu của mình
  keys [state|print|confirm|renew]
                             ai mở được kho; in hai phần mã khôi phục; gõ lại để xác nhận; đổi khóa của kho
  package make MÃ… --package TỆP
                             gói dự thảo (kèm tệp gốc, điểm cần xem) thành tệp kín, mở bằng mật khẩu của gói
  package read TỆP           gói có gì, so với kho này; hai bên cùng sửa thì nêu từng chỗ
  package take TỆP [--yes]   nhận dự thảo mới và mới hơn; --yes: cả những bản hai bên cùng sửa
                             (mật khẩu: biến môi trường KET_LUAN_PACKAGE_PASSPHRASE, không có thì được hỏi)
  letters box [TÊN_BÀN THƯ_MỤC]
                             hộp thư với bàn bên trong thư mục chung; hai bên cùng thư mục, cùng mật khẩu
                             (biến môi trường KET_LUAN_LETTERS_PASSPHRASE, không có thì được hỏi)
  letters list               thư chờ nhận; thư đã gửi, bên kia đã nhận chưa
  letters send MÃ… [--reason LỜI_NHẮN]
                             gửi dự thảo sang bàn bên
  letters take [THƯ…] [--yes]
                             nhận thư; --yes: lấy cả bản hai bên cùng sửa
  recover --user TÊN         đặt mật khẩu mới cho quản trị bằng hai phần mã khôi phục
                             (biến môi trường KET_LUAN_SHARE_1, KET_LUAN_SHARE_2, không có thì được hỏi)
  audit [MÃ]                 nhật ký
  verify-store               kiểm tra toàn vẹn của kho
  fixity                     kiểm tra mã băm của tệp gốc, bản quét, tệp đã xuất; ghi vào nhật ký
  case-files [--year NĂM]    hồ sơ lưu trữ và mã của chúng
  handover [list]            các lần giao nộp
  handover make MÃ_HỒ_SƠ… --zip TỆP
                             lập gói giao nộp (BagIt) của các hồ sơ; từ đó hồ sơ chỉ đọc
  handover export MÃ_GIAO_NỘP --zip TỆP
                             lấy lại đúng gói ấy
  handover receive TỆP_BIÊN_NHẬN
                             đọc biên nhận của lưu trữ (JSON hoặc từng dòng), đóng hồ sơ
  handover cancel MÃ_GIAO_NỘP --reason LÝ DO
                             hủy lần giao nộp đang chờ biên nhận
  rebuild-search             lập lại chỉ mục tìm kiếm
  accept-loss --reason LÝ DO xác nhận phần kho bị thiếu so với tệp mốc, để ghi tiếp được
  backup [--to THƯ_MỤC]      sao lưu kho ngay; chép thêm một bản sang THƯ_MỤC
  restore BẢN_SAO_LƯU --store THƯ_MỤC [--yes]
                             cho biết sẽ mất gì nếu đưa kho về bản sao lưu; có --yes thì làm
                             kho đã khóa: thêm --user TÊN, mật khẩu lúc làm bản sao lưu
  diagnostics                kho ở đâu, phiên bản cơ sở dữ liệu

  --database postgres://…    kho trên máy chủ PostgreSQL (hoặc biến môi trường KET_LUAN_DATABASE)
  --store THƯ_MỤC            kho dữ liệu; không ghi thì dùng kho riêng của người dùng
  --user TÊN                 đăng nhập kho của cơ quan; mật khẩu trong biến môi trường KET_LUAN_PASSPHRASE
                             (mật khẩu mới: KET_LUAN_NEW_PASSPHRASE), không có thì được hỏi
  --json                     kết quả dạng JSON

Mã kết thúc: 0 xong, 1 bị từ chối (lý do ở luồng lỗi), 2 gọi sai cách, 3 thông báo có lỗi.

Usage: npm run -s cli -- COMMAND [arguments] [--store DIR] [--json]

  read FILE                  read a notice and print what it says; stores nothing
  repair FILE                restore the marks of a scanned .txt file and print the text; stores nothing
                             (--json: each change and how sure it is)
  import FILE                read a notice (.txt, .docx or .xlsx) into the store
  list [WORDS]               the notices; accents may be left out
  show ID                    one notice and its tasks
  export ID --docx FILE --xlsx FILE --pdf FILE --status-sheet FILE --text FILE
                             write files; one or more kinds
                             --pdf-a: PDF/A-2b for the archive; PDF needs Chromium, Chrome or Edge on this machine
                             --redline FILE --from N [--to M]: a DOCX with the changes between two versions tracked
                             --lead NAME: only the tasks of one lead in the status sheet
  versions ID                the saved versions
  compare ID FROM [TO]       the changes between two versions; without TO, to what is saved now
  restore-version ID --from N
                             save what an earlier version said as a new version
  export ID --proof FILE     the verification file of an issued notice: its signed deeds
  verify FILE --with PROOF   the same on a machine without the store
  verify FILE                whether a file is what was issued or approved, and where it was changed
  check FILE|ID              check a notice, in the store or not
  rules                      the catalogue of rules
  waive ID --key KEY --reason WORDS
                             let a finding stand (its key is printed by check --json)
  directives ID              what the body orders, and what nobody has decided of
  decide ID none|task|link [--key KEY]
                             no task follows, a task of its own, the row does it; without a key: all that is left
  submit ID | take-back ID   submit for approval; back to draft. Open errors refuse submission
  return ID --reason WORDS | approve ID
                             return with a remark; approve (not by who drafted)
  send-to-signatory ID | mark-signed ID | change-by-pen ID --reason WORDS
                             to the signatory; signed; changed by the signatory, so back to draft
  issue ID [--number N --date DAY]
                             issue with number and day. Open errors refuse it
  take-up ID [--number N --date DAY]
                             a paper that was issued before it was read in (with its original)
  register list [--year YEAR] [--symbol SYMBOL] [--xlsx FILE] [--docx FILE] [--pdf FILE]
                             the register of outgoing papers
  register next --symbol SYMBOL [--organ NAME] [--date DAY]
                             the next number of a series
  register reserve|void|past|set-next --symbol SYMBOL --number N --reason WORDS
                             reserve or spoil a number; note one of the past; set the next
  sendings [ID] [--unsent] [--xlsx FILE] [--docx FILE] [--pdf FILE]
                             to whom it went and to whom not; the log
  send ID --channel paper|network|other [--date DAY]
                             all recipients that nothing went to were sent to
  withdraw ID --reason WORDS withdraw an issued notice
  obligations [ID]           what an issued notice, or all of them, bind somebody to
  board [ID] [--on DAY] [--lead NAME] [--from DAY] [--to DAY] [--xlsx FILE] [--docx FILE] [--pdf FILE]
                             what is overdue, due, waiting for approval, by the original and the current day; the book
  predecessors ID            open tasks of earlier notices that a draft may continue
  status-sheets FOLDER [--on DAY]
                             a sheet for each lead, to be filled in
  take-sheets FILE … [--yes] hold filled sheets against what was sent; --yes: take in what is new
  report YEAR-MONTH [--on DAY] [--yes]
                             the figures of a month: by unit, late, extended; --yes: keep them, begin the draft
  delete ID                  delete a draft (restore brings it back)
  restore ID                 bring a deleted draft back
  init --office FILE.json    make an office's store (profile, administrator, users) of a new or trial store
  serve [--listen HOST:PORT] [--name NAME,…] --user NAME
                             the office's server for several desks (HTTPS); listens on that address alone,
                             127.0.0.1:8443 unless another is named; ended by a signal
  move --database postgres://… --user NAME --yes
                             bring the store of a folder into an empty PostgreSQL database, compared row by row
  users                      the users of the store
  passphrase --user NAME     change one's own passphrase
  keys [state|print|confirm|renew]
                             who can open the store; two recovery shares; type them back; another key
  package make ID... --package FILE
                             drafts as a sealed file that a passphrase opens
  package read|take FILE     what it holds beside this store; take it in (--yes: conflicts too)
  letters box [DESK DIR]     the folder shared with another store (same passphrase at both)
  letters list|send ID...|take [LETTER...] [--yes]
                             what waits and what was taken; send drafts; take letters in
  recover --user NAME        another passphrase for an administrator, by the two shares
  audit [ID]                 the audit
  verify-store               check the store's integrity
  case-files [--year YEAR]   the case files and their ids
  handover [list]            what was handed over to the archive
  handover make FILE_ID... --zip FILE
                             put case files together as a bag (BagIt); from now on they are only read
  handover export ID --zip FILE
                             the same bag again
  handover receive RECEIPT_FILE
                             the archive's receipt (JSON or lines) closes the files
  handover cancel ID --reason WORDS
                             before the receipt: the files may be changed again
  accept-loss --reason WORDS accept what the store lacks beside its anchor, and write to it again
  backup [--to DIR]          back the store up now; copy it to DIR as well
  restore BACKUP --store DIR [--yes]
                             say what would be lost by putting a backup in the place of the store; do it with --yes
  diagnostics                where the store is, versions

  --database postgres://…    a store on a PostgreSQL server (or KET_LUAN_DATABASE)
  --store DIR                the store; without it the user's own
  --user NAME                sign in to an office's store; passphrase in KET_LUAN_PASSPHRASE (a new one in
                             KET_LUAN_NEW_PASSPHRASE), else it is asked for
  --json                     results as JSON

Exit codes: 0 done, 1 refused (the reason on standard error), 2 wrong use, 3 errors in the notice.
`
