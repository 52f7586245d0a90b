/** How a store stands beside its anchor, in words: what is missing, what that means, what to do. */
import { dayInVietnam, writeShortDate } from '../domain/deadline/dates.ts'
import { type Gap, anchorName } from './anchor.ts'
import type { StoreHead } from './audit.ts'

export function describeGap(gap: Gap): string {
  return `${describeFact(gap)} Đọc, tìm và xuất tệp vẫn làm được. ${adviceOn(gap)} Nếu không có tệp nào đúng hơn, người quản trị xác nhận ngay trên màn hình, hoặc bằng lệnh: accept-loss --reason "LÝ DO"; sau đó mới ghi tiếp được.`
}

function describeFact({ kind, found, known }: Gap): string {
  const last = `Việc cuối cùng trong kho: ${describeHead(found)}.`
  const lastKnown = known === null ? '' : `Việc cuối cùng đã biết: ${describeHead(known)}.`
  switch (kind) {
    case 'behind':
      return `Kho thiếu những việc đã làm. ${last} ${lastKnown} Thường là do tệp "ket-luan.db-wal" bị mất, bị cắt hoặc bị hỏng, hoặc một bản sao cũ đã được chép đè lên kho.`
    case 'otherHistory':
      return `Nhật ký trong kho không phải nhật ký đã biết: dòng ${known?.sequence ?? ''} có nội dung khác. ${last} ${lastKnown} Thường là do một bản sao cũ đã được chép đè lên kho rồi ghi tiếp, hoặc nhật ký đã bị viết lại.`
    case 'typingLost':
      return `Nhật ký đầy đủ, nhưng bản đang gõ được giữ lúc ${writeMoment(known?.changedAt ?? '')} không còn trong kho; thay đổi cuối cùng còn lại là lúc ${writeMoment(found.changedAt)}. Thường là do tệp "ket-luan.db-wal" bị mất, bị cắt hoặc bị hỏng.`
    case 'otherStore':
      return `Tệp mốc "${anchorName}" là của kho khác (mã ${known?.store ?? ''}; kho này có mã ${found.store}), nên không biết kho có thiếu việc nào không. ${last}`
    case 'forged':
      return `Tệp mốc "${anchorName}" đã bị sửa: dấu kiểm tra không khớp với khóa của kho, nên không biết kho có thiếu việc nào không. ${last}`
    case 'unreadable':
      return `Tệp mốc "${anchorName}" không đọc được hoặc không đúng khuôn dạng, nên không biết kho có thiếu việc nào không. ${last}`
  }
}

function adviceOn({ kind }: Gap): string {
  return kind === 'behind' || kind === 'otherHistory' || kind === 'typingLost'
    ? 'Hãy đóng chương trình rồi chép lại đúng các tệp của kho ("ket-luan.db" cùng "ket-luan.db-wal" nếu có) từ nơi còn bản mới nhất.'
    : 'Hãy đóng chương trình rồi chép lại đúng tệp mốc của kho này.'
}

/** For a store without its anchor, which is no damage. */
export function describeUnanchored(found: StoreHead): string {
  return `Cạnh kho không có tệp mốc "${anchorName}" (thường là kho vừa khôi phục từ bản sao lưu), nên chưa so được với lần làm việc cuối cùng. Việc cuối cùng trong kho: ${describeHead(found)}. Hãy xem đó có đúng là việc cuối cùng không. Tệp mốc được ghi lại từ bây giờ.`
}

function describeHead({ sequence, changedAt }: StoreHead): string {
  return sequence === 0 ? 'chưa có việc nào' : `dòng nhật ký ${sequence}, lúc ${writeMoment(changedAt)}`
}

/** "08:05 ngày 06/5/2026", in Vietnam. */
export function writeMoment(iso: string): string {
  if (Number.isNaN(Date.parse(iso))) return 'không rõ'
  const time = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${time} ngày ${writeShortDate(dayInVietnam(iso))}`
}
