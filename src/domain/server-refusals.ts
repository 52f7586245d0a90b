/** Refusals of an office's server, with their Vietnamese text. */
export const serverRefusals = {
  'server.badCertificate':
    'Chứng thư của máy chủ đã hỏng hoặc hết hạn. Hãy xóa hai tệp may-chu.key, may-chu.crt để máy chủ lập chứng thư mới, rồi báo dấu vân tay mới cho các bàn làm việc.',
  'server.otherName':
    'Chứng thư của máy chủ không ghi tên hoặc địa chỉ này. Hãy xóa hai tệp may-chu.key, may-chu.crt để lập lại, rồi báo dấu vân tay mới cho các bàn làm việc.',
  'server.trial':
    'Kho này chưa phải kho của cơ quan, nên chưa phục vụ nhiều người. Hãy lập kho của cơ quan trước (ket-luan init).',
  'server.listening':
    'Không nghe được ở địa chỉ này: địa chỉ không phải của máy, hoặc cổng đang có chương trình khác dùng.',
  'server.badAddress':
    'Địa chỉ nghe phải là MÁY:CỔNG, ví dụ 192.168.1.10:8443. Muốn nghe ở mọi địa chỉ của máy phải ghi rõ 0.0.0.0 kèm --name.',
  'server.badDatabase': 'Đây không phải địa chỉ của một cơ sở dữ liệu PostgreSQL.',
  'server.noDatabase':
    'Không vào được cơ sở dữ liệu PostgreSQL. Hãy xem máy chủ cơ sở dữ liệu có chạy không, tên và mật khẩu có đúng không.',
  'server.plainDatabase':
    'PostgreSQL không mã hóa tệp của nó: ai đọc được đĩa của máy chủ là đọc được kho. Hãy đặt cơ sở dữ liệu trên ổ đĩa đã mã hóa rồi chạy lại lệnh kèm --yes.',
  'server.notHere': 'Việc này làm ngay trên máy chủ, bằng dòng lệnh.',
  'server.busy':
    'Máy chủ tạm không nhận thêm yêu cầu từ máy này vì có quá nhiều yêu cầu một lúc. Hãy đợi ít phút rồi làm lại.',
  'move.notEmpty': 'Cơ sở dữ liệu này đã có dữ liệu. Hãy tạo một cơ sở dữ liệu mới, trống, rồi chuyển vào đó.',
  'move.different':
    'Sau khi chuyển, dữ liệu không khớp từng hàng với kho gốc. Kho gốc vẫn nguyên; hãy xóa cơ sở dữ liệu mới và chuyển lại.',
} as const
