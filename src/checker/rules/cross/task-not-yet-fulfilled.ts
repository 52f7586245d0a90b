import { type FoundCitation, findCitations } from '../../../domain/words/citation.ts'
import { writeShortDate } from '../../../domain/deadline/dates.ts'
import { squeeze } from '../../../domain/words/text.ts'
import { documentTypeNames } from '../../../domain/words/document-types.ts'
import { anyOf } from '../../../domain/words/word-patterns.ts'
import { countShared } from '../../../domain/words/words.ts'
import { row, withRow, withRows } from '../../examples.ts'
import { readWords } from '../../reading/words.ts'
import { type Finding, type RowRule, inCell } from '../../rule.ts'

/** "Xây dựng Kế hoạch …": what the row is to bring forth. */
const bringsForth = new RegExp(
  String.raw`^(?:(?:tham mưu|nghiên cứu|rà soát|hoàn thiện|chủ trì|tiếp tục),?\s+)*` +
    String.raw`(?:xây dựng|ban hành|xây dựng,? ban hành|trình ban hành|soạn thảo)\s+(?:và\s+)?(?:ban hành\s+)?` +
    String.raw`(${anyOf(documentTypeNames)})(?!\p{L})`,
  'iu',
)
/** The new one amends or follows the old one: nothing is done twice. */
const goesOn = /sửa đổi|bổ sung|điều chỉnh|thay thế|sơ kết|tổng kết/iu
const fewestShared = 2
const confidence = 0.6
const plan = {
  name: 'Xây dựng kế hoạch phát triển hạ tầng số của tỉnh giai đoạn 2026 - 2030',
  lead: 'Sở Khoa học và Công nghệ',
}

export const taskNotYetFulfilled: RowRule = {
  name: 'task-not-yet-fulfilled',
  id: 'XREF-07',
  severity: 'info',
  detection: 'semantic',
  scope: 'row',
  title: 'Nhiệm vụ đã có văn bản hoàn thành được viện dẫn',
  why: 'A row that asks for a plan and cites that plan, issued, asks for what is done.',
  check: ({ row: cells }, { issuedOn }) => {
    const wanted = bringsForth.exec(squeeze(cells.name))?.[1]?.toLowerCase()
    if (wanted === undefined || goesOn.test(cells.name) || !cells.assigned.includes('/')) return []
    return findCitations(cells.assigned).flatMap((cited): Finding[] => {
      if (!isFulfilment(cited, wanted, issuedOn) || !isAbout(cited, cells.name)) return []
      return [
        {
          spot: inCell(cells, 'assigned', [cited.start, cited.end]),
          found: cells.assigned.slice(cited.start, cited.end),
          expected: '',
          message: `Hàng này giao xây dựng ${wanted} nhưng viện dẫn ${cited.type} số ${cited.number}${cited.date === null ? '' : ` đã ban hành ngày ${writeShortDate(cited.date)}`}. Hãy kiểm tra xem nhiệm vụ đã hoàn thành chưa.`,
          confidence,
        },
      ]
    })
  },
  examples: {
    good: [
      withRow({}),
      withRow(plan),
      withRow({
        ...plan,
        assigned: 'Bám sát Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị. Hoàn thành trước ngày 30/9/2026',
      }),
      withRow({
        ...plan,
        name: 'Xây dựng kế hoạch điều chỉnh, bổ sung hạ tầng số',
        assigned: 'Theo Kế hoạch số 54/KH-UBND ngày 13/02/2026',
      }),
      withRow({
        ...plan,
        assigned:
          'Thực hiện theo Kế hoạch số 20-KH/TW, ngày 03/02/2026 về bồi dưỡng cán bộ. Hoàn thành trước ngày 30/9/2026',
      }),
      withRow({ name: 'Hoàn thành Trung tâm dữ liệu tỉnh', assigned: 'Theo Kế hoạch số 54/KH-UBND ngày 13/02/2026' }),
    ],
    bad: [
      {
        notice: withRow({
          ...plan,
          assigned: 'Cụ thể hóa Kế hoạch số 54/KH-UBND ngày 13/02/2026. Hoàn thành trước ngày 30/11/2026',
        }),
        finds: [{ in: 'row 1 assigned', found: 'Kế hoạch số 54/KH-UBND ngày 13/02/2026' }],
      },
      {
        notice: withRows(
          row(),
          row({
            name: 'Ban hành Quy chế quản lý kho dữ liệu dùng chung',
            assigned: 'Thực hiện Quyết định số 12/QĐ-UBND; Quy chế số 06-QC/TU, ngày 06/01/2026 về quản lý kho dữ liệu',
          }),
        ),
        finds: [{ in: 'row 2 assigned', found: 'Quy chế số 06-QC/TU, ngày 06/01/2026' }],
      },
    ],
  },
}

/** Issued, of the type that is wanted, and not later than the notice. */
function isFulfilment({ type, date }: FoundCitation, wanted: string, issuedOn: string | null): boolean {
  return type.toLowerCase() === wanted && date !== null && (issuedOn === null || date <= issuedOn)
}

/** A document cited by its number alone may be the one; one with a title must speak of the same things. */
function isAbout({ subject }: FoundCitation, name: string): boolean {
  if (subject === '') return true
  return countShared(new Set(readWords(subject).words), new Set(readWords(name).words)) >= fewestShared
}
