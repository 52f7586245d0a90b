/** What an entry says, in words. */
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import type { RecordedEntry } from '../../../domain/follow-up/follow-up.ts'

/** `nameOf`: an obligation as people name it. */
export function describeEntry(entry: RecordedEntry, nameOf: (id: string) => string): string {
  switch (entry.kind) {
    case 'extension': {
      const { document, requestedBy, requestedOn, until, isLate, note } = entry
      const asked = `${requestedBy} đề nghị ngày ${writeShortDate(requestedOn)}${isLate ? ' (sau khi đã quá hạn)' : ''}`
      return joined(`Hạn mới ${writeShortDate(until)} theo ${document}`, asked, note)
    }
    case 'result': {
      const told = entry.told === undefined ? '' : `Theo phiếu của ${entry.told.sentBy} (${entry.told.file})`
      return joined(`Hoàn thành ngày ${writeShortDate(entry.doneOn)}`, entry.document, entry.note, told)
    }
    case 'told': {
      const { status, toldOn, result, document, note, sentBy, file } = entry
      const day = toldOn === null ? '' : `ngày ${writeShortDate(toldOn)}`
      return joined(`${status} ${day}`.trim(), result, document, note, `${sentBy} gửi (${file})`)
    }
    case 'ending':
      return joined(
        entry.until === null ? 'Không có ngày kết thúc' : `Kỳ cuối không sau ngày ${writeShortDate(entry.until)}`,
        entry.document,
        entry.note,
      )
    case 'receipt':
      return joined(`${entry.unit} gửi ngày ${writeShortDate(entry.receivedOn)}`, entry.document, entry.note)
    case 'parent':
      return joined(entry.of === null ? 'Không còn thuộc nhiệm vụ nào' : `Thuộc ${nameOf(entry.of)}`, entry.note)
    case 'wait':
      return joined(`${entry.isLifted ? 'Không còn chờ' : 'Chờ'} ${nameOf(entry.for)}`, entry.note)
    case 'lineage':
      return joined(
        entry.earlier === null ? 'Không tiếp nối nhiệm vụ nào' : `Tiếp nối ${nameOf(entry.earlier)}`,
        entry.note,
      )
    case 'measure':
      return joined(
        `${entry.indicator}: ${entry.value.toLocaleString('vi-VN')} ngày ${writeShortDate(entry.on)}`,
        entry.source,
      )
    default:
      return entry.note
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('. ')
}
