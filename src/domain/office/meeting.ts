/**
 * A meeting as the office recorded it, and what a notice says of it: the title, the opening, the grounds. The kind of meeting
 * is chosen once and called so everywhere. The wording is data (resources/office/meeting-wording.json).
 */
import wording from '../../../resources/office/meeting-wording.json' with { type: 'json' }
import { writeShortDate } from '../deadline/dates.ts'
import type { Inline } from '../notice/inline.ts'
import type { Meeting, Notice, Paragraph } from '../notice/notice.ts'
import { plainText } from '../notice/plain-text.ts'
import { fill } from '../words/fill.ts'
import { type OfficeRecord, type Values, linesOf, newRecord, textOf } from './office-record.ts'

/** What is said of a meeting; texts are empty and days null while unknown. */
export interface MeetingFacts {
  /** "Phiên họp", "Hội nghị" … */
  readonly kind: string
  /** "thứ nhất", "thứ nhất năm 2026" */
  readonly ordinal: string
  readonly date: string | null
  readonly endDate: string | null
  readonly place: string
  /** Its full name. */
  readonly committee: string
  /** What it is called after its full name; empty where it is not shortened. */
  readonly shortName: string
  /** "để đánh giá …", "về …" */
  readonly subject: string
  readonly chair: string
  /** Who concluded; empty where it was the chair. */
  readonly author: string
  readonly reporters: readonly string[]
  readonly attendees: readonly string[]
}

export const noFacts: MeetingFacts = {
  kind: 'Phiên họp',
  ordinal: '',
  date: null,
  endDate: null,
  place: '',
  committee: '',
  shortName: '',
  subject: '',
  chair: '',
  author: '',
  reporters: [],
  attendees: [],
}

export function factsOf({ states }: OfficeRecord): MeetingFacts {
  const values = states.at(-1)?.values ?? {}
  const said = (field: string) => textOf(values[field])
  const day = (field: string) => (said(field) === '' ? null : said(field))
  return {
    kind: said('kind'),
    ordinal: said('ordinal'),
    date: day('date'),
    endDate: day('endDate'),
    place: said('place'),
    committee: said('committee'),
    shortName: said('shortName'),
    subject: said('subject'),
    chair: said('chair'),
    author: said('author'),
    reporters: linesOf(values['reporters']),
    attendees: linesOf(values['attendees']),
  }
}

/** The record of a meeting: that of `before` with what it says now, or a new one. */
export function recordOf(facts: MeetingFacts, id: string): OfficeRecord {
  const values: Values = { ...facts }
  return newRecord('meeting', id, values)
}

/** A meeting of the office before anything was said of it: its own steering committee, called by the words before its field. */
export function beginMeeting(committee: string): MeetingFacts {
  const [head = ''] = committee.split(/\s+về\s+/u)
  return { ...noFacts, committee, shortName: head === committee ? '' : head }
}

/** What a notice says of its meeting. */
export interface MeetingWords {
  readonly abstract: readonly string[]
  readonly intro: string
  readonly grounds: string
}

export function writeMeeting(facts: MeetingFacts): MeetingWords {
  const { ordinal, date, endDate, committee, shortName, chair, reporters, attendees } = facts
  const [, number = ordinal, year = ''] = /^(.*?)\s*(năm \d{4})$/u.exec(ordinal.trim()) ?? []
  const author = facts.author === '' ? chair : facts.author
  const shown = {
    kind: facts.kind,
    ordinal: number,
    year,
    place: facts.place,
    subject: facts.subject,
    chair,
    author,
    concluder: withoutName(author),
    fullCommittee: committee,
    committee: shortName === '' ? committee : shortName,
    shortName,
    reporters: joinList(reporters),
    attendees: joinList(attendees),
    date: date === null ? '' : writeShortDate(date),
    endDate: endDate === null || endDate === date ? '' : writeShortDate(endDate),
  }
  const meeting = fillFirst([wording.meeting], shown)
  const days = fillFirst(wording.days, shown)
  return {
    abstract: wording.abstract.map((line) => fillFirst([line], { ...shown, meeting })).filter((line) => line !== ''),
    intro: fillFirst(wording.intro, { ...shown, days }),
    grounds: fillFirst(wording.grounds, shown),
  }
}

/** The first of some texts that has all it needs; '' where none has. */
function fillFirst(texts: readonly string[], values: Readonly<Record<string, string>>): string {
  for (const text of texts) {
    const filled = fill(text, values)
    if (filled !== null) return filled
  }
  return ''
}

/** "a, b và c"; where one has a comma of its own "a, b; c, d; e". */
function joinList(parts: readonly string[]): string {
  const filled = parts.map((part) => part.trim()).filter((part) => part !== '')
  if (filled.some((part) => part.includes(','))) return filled.join('; ')
  return filled.length < 2 ? filled.join('') : `${filled.slice(0, -1).join(', ')} và ${filled.at(-1) ?? ''}`
}

const named = /^([Đđ]ồng chí|[Ôô]ng|[Bb]à)\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,5}\s*,\s*/u

/** "đồng chí Trần Văn An, Bí thư Tỉnh ủy" -> "đồng chí Bí thư Tỉnh ủy": named once, called by the post from then on. */
export function withoutName(person: string): string {
  const found = named.exec(person)
  return found === null ? person : `${found[1] ?? ''} ${person.slice(found[0].length)}`
}

const partNames = { abstract: 'Trích yếu', intro: 'Mở đầu', grounds: 'Cơ sở kết luận' } as const

export interface RewrittenMeeting {
  readonly notice: Notice
  /** Names of the parts that somebody wrote otherwise, and that stay as they are. */
  readonly kept: readonly string[]
}

/**
 * Writes title, opening and grounds by a meeting. `before` is what was known of it when they were written last: a part that
 * has other words now was changed by hand and stays, unless `all`.
 */
export function rewriteMeeting(
  notice: Notice,
  facts: MeetingFacts,
  {
    record,
    before,
    ids,
    all = false,
  }: { record: string; before: MeetingFacts | null; ids: () => string; all?: boolean },
): RewrittenMeeting {
  const now = writeMeeting(facts)
  const last = before === null ? null : writeMeeting(before)
  const kept: string[] = []
  const isOurs = (part: keyof MeetingWords, words: string) => {
    const isFree = all || words.trim() === '' || (last !== null && words === [last[part]].flat().join('\n'))
    if (!isFree) kept.push(partNames[part])
    return isFree
  }
  const { abstract, intro, grounds } = notice
  const wordsOf = (parts: readonly Paragraph[]) =>
    parts.map((part) => plainText(part.content, notice.numbering)).join('\n')
  return {
    notice: {
      ...notice,
      meeting: describeMeeting(facts, record),
      conclusionAuthor: facts.author === '' ? facts.chair : facts.author,
      abstract: isOurs('abstract', abstract.join('\n')) ? now.abstract : abstract,
      intro: isOurs('intro', wordsOf(intro)) ? rewritten(intro, now.intro, ids) : intro,
      grounds: isOurs('grounds', wordsOf(grounds)) ? rewritten(grounds, now.grounds, ids) : grounds,
    },
    kept,
  }
}

/** The first paragraph keeps its id. */
function rewritten(before: readonly Paragraph[], words: string, ids: () => string): readonly Paragraph[] {
  if (words === '') return []
  const content: readonly Inline[] = [{ kind: 'text', text: words }]
  return [{ id: before[0]?.id ?? ids(), content }]
}

function describeMeeting({ kind, ordinal, date, chair, attendees }: MeetingFacts, record: string): Meeting {
  return { kind, ordinal, date, month: null, chair, attendees: joinList(attendees), record }
}
