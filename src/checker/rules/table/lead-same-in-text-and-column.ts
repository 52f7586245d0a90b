import { type BodyDirectory, findNamed } from '../../../domain/bodies/body-directory.ts'
import { type BodyMention, isGroup, parseBodies } from '../../../domain/bodies/body.ts'
import type { TaskField, TaskCells } from '../../../domain/notice/notice.ts'
import { fold, matchesOf, squeeze } from '../../../domain/words/text.ts'
import { withRow } from '../../examples.ts'
import { type Finding, type RowReading, type RowRule, inCell } from '../../rule.ts'

/** "giao Trường Đại học CNTT&TT chủ trì", "do Sở Tài chính chủ trì". */
const ledBy =
  /(?<!\p{L})(?:[Gg]iao(?: cho)?|[Dd]o|[Yy]êu cầu|[Đđ]ề nghị)\s+(?<bodies>\p{Lu}[^.;:()\n]{2,120}?),?\s+(?:là (?:cơ quan|đơn vị) )?chủ trì(?!\p{L})/gu
/** "Sở Xây dựng chủ trì cấp phép …": the cell begins with who does it. */
const leads = /^[\s-]*(?<bodies>\p{Lu}[^.;:()\n,]{2,80}?)\s+(?:là (?:cơ quan|đơn vị) )?chủ trì(?!\p{L})/gu
/** What somebody else may lead without leading the task: a meeting, a programme of a ministry. */
const otherThing =
  /(?<!\p{L})(?:hội nghị|hội thảo|cuộc họp|phiên họp|buổi làm việc|cuộc thi|đoàn kiểm tra)(?!\p{L})[^.;:]{0,60}$/iu
/** "Giao Sở Tài chính tham mưu …": who is told to do it. */
const toldTo = /^[\s-]*(?:Giao|Yêu cầu|Đề nghị)\s+(?<bodies>\p{Lu}[^.;:()\n]{2,120})/u

export const leadSameInTextAndColumn: RowRule = {
  name: 'lead-same-in-text-and-column',
  id: 'TAB-20',
  severity: 'error',
  detection: 'semantic',
  scope: 'row',
  title: 'Chủ trì trong nội dung khác cột chủ trì',
  why: 'Two leads in one row: each will wait for the other.',
  check: (reading, { directory }) => {
    if (reading.task.leads.length === 0) return []
    return [
      ...findNamedLeads(reading, 'name', directory),
      ...findNamedLeads(reading, 'assigned', directory),
      ...findToldBody(reading, directory),
    ]
  },
  examples: {
    good: [
      withRow({ name: 'Sở Tài chính chủ trì thẩm định dự toán', lead: 'Sở Tài chính' }),
      withRow({}),
      withRow({ name: 'Xây dựng kho dữ liệu do Sở KH&CN chủ trì' }),
      withRow({
        assigned: 'Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính. Hoàn thành trước ngày 30/9/2026',
      }),
      withRow({ assigned: 'Giao UBND tỉnh chỉ đạo Sở Khoa học và Công nghệ. Hoàn thành trước ngày 30/9/2026' }),
      withRow({ assigned: 'Giao Sở Tài chính bố trí kinh phí. Hoàn thành trước ngày 30/9/2026' }),
      withRow({ assigned: 'Giao các cơ quan, đơn vị, địa phương bố trí cán bộ' }),
      withRow({
        name: 'Chuẩn bị hội nghị chuyên đề do Tỉnh ủy chủ trì',
        assigned: 'Tham gia nhiệm vụ do Bộ Khoa học và Công nghệ chủ trì trước ngày 30/9/2026',
      }),
      withRow({ lead: 'Các cơ quan, đơn vị', assigned: 'Giao Sở Y tế chủ trì' }),
    ],
    bad: [
      {
        notice: withRow({ name: 'Sở Xây dựng chủ trì cấp phép khai thác mỏ đất', lead: 'Sở Tài chính' }),
        finds: [{ in: 'row 1 name', found: 'Sở Xây dựng', expected: 'Sở Tài chính' }],
      },
      {
        notice: withRow({
          name: 'Nghiên cứu đặt hàng, giao Trường Đại học CNTT&TT chủ trì, để hoàn thiện phim trường số',
        }),
        finds: [{ in: 'row 1 name', found: 'Trường Đại học CNTT&TT', expected: 'Sở Khoa học và Công nghệ' }],
      },
      {
        notice: withRow({ assigned: 'Do Sở Y tế chủ trì. Hoàn thành trước ngày 30/9/2026' }),
        finds: [{ in: 'row 1 assigned', found: 'Sở Y tế', expected: 'Sở Khoa học và Công nghệ' }],
      },
      {
        notice: withRow({ assigned: 'Giao Sở Y tế tham mưu kế hoạch trước ngày 30/9/2026' }),
        finds: [{ in: 'row 1 assigned', found: 'Sở Y tế', expected: 'Sở Khoa học và Công nghệ' }],
      },
    ],
  },
}

function findNamedLeads({ row, task }: RowReading, field: TaskField, directory: BodyDirectory): Finding[] {
  return [ledBy, leads]
    .flatMap((pattern) => matchesOf(row[field], pattern))
    .flatMap((match): Finding[] => {
      const written = match.groups?.['bodies'] ?? ''
      const named = parseBodies(written, directory)
      if (match[0].trimStart().startsWith(written) && findNamed(written, directory) === null) return []
      if (otherThing.test(row[field].slice(0, match.index))) return []
      if (
        named.some(
          ({ name }) => /(?<!\p{L})Trung ương(?!\p{L})/u.test(name) || findNamed(name, directory)?.level === 'central',
        )
      )
        return []
      if (
        named.length === 0 ||
        named.some(({ name }) => isGroup(name)) ||
        named.some((body) => isAmong(body, task.leads, directory))
      )
        return []
      return report(row, field, match.index + match[0].indexOf(written), written, 0.8)
    })
}

/** Only a body that the directory knows and no column has: one that coordinates may well be told something. */
function findToldBody({ row, task }: RowReading, directory: BodyDirectory): Finding[] {
  const match = toldTo.exec(row.assigned)
  const words = match?.groups?.['bodies'] ?? ''
  if (match === null || /chủ trì/u.test(words)) return []
  const written = longestKnownName(words, directory)
  if (written === '') return []
  const body: BodyMention = { name: squeeze(written), subUnit: '', start: 0, end: written.length }
  if (isAmong(body, [...task.directing, ...task.leads, ...task.coordinating], directory)) return []
  return report(row, 'assigned', match[0].length - words.length, written, 0.6)
}

/** The front of a sentence that is the name of a single body. */
function longestKnownName(words: string, directory: BodyDirectory): string {
  const ends = [...words.slice(0, 80).matchAll(/(?<=[\p{L}\d])(?=[\s,]|$)/gu)].map(({ index }) => index).slice(0, 14)
  for (const end of ends.toReversed()) {
    const name = words.slice(0, end)
    const body = findNamed(name, directory)
    if (body !== null) return body.kind === 'body' ? name : ''
  }
  return ''
}

/** A group in the column may hold the body; then nothing is said. */
function isAmong({ name }: BodyMention, bodies: readonly BodyMention[], directory: BodyDirectory): boolean {
  const identify = (written: string) =>
    findNamed(written, directory)?.id ?? fold(squeeze(written)).replace(/[^a-z\d]/g, '')
  const sought = identify(name)
  return bodies.some((body) => {
    if (isGroup(body.name)) return true
    const known = identify(body.name)
    const part = identify(body.subUnit)
    return known === sought || part === sought || known.endsWith(sought) || sought.endsWith(known)
  })
}

function report(row: TaskCells, field: TaskField, start: number, written: string, confidence: number): Finding[] {
  return [
    {
      spot: inCell(row, field, [start, start + written.length]),
      found: written,
      expected: squeeze(row.lead),
      message: `Nội dung giao "${squeeze(written)}", nhưng cột "Cơ quan chủ trì" ghi "${squeeze(row.lead)}". Hãy thống nhất cơ quan chủ trì.`,
      confidence,
    },
  ]
}
