/** The row of the table that a directive of the body proposes: a beginning that a person corrects, never a decision. */
import { changeSection } from '../notice/edit-notice.ts'
import { type Notice, taskAppendices } from '../notice/notice.ts'
import { type TaskField, fillCells, standardColumns } from '../notice/table.ts'
import { squeeze } from '../words/text.ts'
import type { Charged, Directive } from './directives.ts'

/** The cells that can be told from a directive; what it does not say is empty. */
export type ProposedCells = Readonly<Record<Extract<TaskField, (typeof proposedFields)[number]>, string>>
export const proposedFields = ['name', 'directing', 'lead', 'coordinating', 'assigned'] as const

type Read = Pick<
  Directive,
  'text' | 'start' | 'charged' | 'unknownBodies' | 'unknownCoordinating' | 'writtenDeadline' | 'urgency'
>

/** "Giao UBND tỉnh chỉ đạo Công an tỉnh …": who is told to direct others directs, and these lead. */
export function proposeCells(directive: Read): ProposedCells {
  const { charged, unknownBodies, unknownCoordinating } = directive
  const named = (as: Charged['as']) => charged.filter((one) => one.as === as).map(nameOf)
  const directed = named('directed')
  const leads = named('lead')
  return {
    name: taskWords(directive),
    directing: directed.length > 0 ? list(leads) : '',
    lead: list([...(directed.length > 0 ? directed : leads), ...unknownBodies]),
    coordinating: list([...named('coordinating'), ...unknownCoordinating]),
    assigned: limitWords(directive),
  }
}

function nameOf({ asPerson, name, body }: Charged): string {
  return asPerson ? body.name : name
}

function list(names: readonly string[]): string {
  return [...new Set(names)].join('; ')
}

const beforeDay = /^(?:trước|chậm nhất|trong|đến|vào|xong)(?!\p{L})/iu

function limitWords({ writtenDeadline, urgency }: Read): string {
  const words = writtenDeadline !== '' ? writtenDeadline : /^thường xuyên$/iu.test(urgency) ? urgency : ''
  return capital(beforeDay.test(words) ? `hoàn thành ${words}` : words)
}

const givingWords =
  /^(?:(?:Thống nhất|Đồng ý|Nhất trí|Trước mắt|Đồng thời),?\s+)?(?:giao|yêu cầu|đề nghị|phân công)\s+(?:cho\s+)?/iu
/** What stands between those charged and what they are to do. */
const dutyWords =
  /^[\s,:]*(?:(?:là\s+cơ quan\s+)?chủ trì|có trách nhiệm|chịu trách nhiệm(?:\s+chính)?|làm đầu mối|phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng(?:\s+với)?))?|chỉ đạo|và|cùng(?:\s+với)?)(?!\p{L})/iu
const endMarks = /[\s.;,:]+$/u

/** What is to be done: without who gives it to whom, and without the deadline at its end. */
function taskWords(directive: Read): string {
  const { text } = directive
  const rest = withoutDeadline(text.slice(endOfHead(directive)), directive.writtenDeadline)
  const words = squeeze(rest.replace(/^[\s,:;-]+/u, '').replace(endMarks, ''))
  return capital(words === '' ? squeeze(text) : words)
}

/** Where the words end that give the work to somebody; 0 where the text begins with the work. */
function endOfHead({ text, start, charged, unknownBodies, unknownCoordinating }: Read): number {
  const known = charged.flatMap(({ start: from, end, name }) =>
    // Those of an item above have their places there.
    squeeze(text.slice(Math.max(0, from - start), Math.max(0, end - start))) === name
      ? [{ from: from - start, end: end - start }]
      : [],
  )
  const unknown = [...unknownBodies, ...unknownCoordinating].flatMap((name) => {
    const from = text.indexOf(name)
    return from === -1 ? [] : [{ from, end: from + name.length }]
  })
  const names = [...known, ...unknown]
  let at = givingWords.exec(text)?.[0].length ?? 0
  let end = 0
  for (;;) {
    const gap = /^[\s,]*(?:đồng chí\s+)?/u.exec(text.slice(at))?.[0].length ?? 0
    const name = names.find(({ from, end: to }) => from >= at && from <= at + gap && to > at)
    const next = name?.end ?? (end === 0 ? -1 : at + (dutyWords.exec(text.slice(at))?.[0].length ?? -1 - at))
    if (next <= at) return end
    at = end = next
  }
}

const finishing = /(?:[\s,;.(]|(?:thời (?:gian|hạn)\s+)?(?:hoàn thành|thực hiện|xong)|báo cáo kết quả)*$/iu

/** Without the deadline where the text ends with it: it has its own column. */
function withoutDeadline(text: string, written: string): string {
  const at = written === '' ? -1 : text.lastIndexOf(written)
  if (at === -1 || text.slice(at + written.length).replace(/[\s.;,:)]+/gu, '') !== '') return text
  const before = text.slice(0, at).replace(finishing, '')
  return before.trim() === '' ? text : before
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** The notice with a row of these cells: below the row `after`, else at the end of its last table of tasks, else in a new one. */
export function addTaskRow(
  notice: Notice,
  cells: Readonly<Partial<Record<TaskField, string>>>,
  { rowId, after, ids }: { readonly rowId: string; readonly after: string | null; readonly ids: () => string },
): Notice {
  const tables = taskAppendices(notice)
  const above = tables.find(({ sections }) => sections.some(({ rows }) => rows.some(({ id }) => id === after)))
  const table = above ?? tables.at(-1)
  const columns = table?.columns ?? standardColumns
  const row = {
    id: rowId,
    cells: fillCells(columns, ({ role }) => (role === null || role === 'ordinal' ? '' : (cells[role] ?? ''))),
  }
  const holding = above?.sections.find(({ rows }) => rows.some(({ id }) => id === after))
  if (holding !== undefined) {
    const at = holding.rows.findIndex(({ id }) => id === after)
    return changeSection(notice, holding.id, (one) => ({ ...one, rows: one.rows.toSpliced(at + 1, 0, row) }))
  }
  if (table === undefined) {
    const sections = [{ id: ids(), title: '', rows: [row] }]
    const added = { kind: 'tasks', id: ids(), title: 'DANH MỤC NHIỆM VỤ', issuedBy: '', columns, sections } as const
    return { ...notice, appendices: [...notice.appendices, added] }
  }
  const last = table.sections.length - 1
  const sections =
    last === -1
      ? [{ id: ids(), title: '', rows: [row] }]
      : table.sections.map((section, at) => (at === last ? { ...section, rows: [...section.rows, row] } : section))
  return {
    ...notice,
    appendices: notice.appendices.map((one) =>
      one.kind === 'tasks' && one.id === table.id ? { ...one, sections } : one,
    ),
  }
}
