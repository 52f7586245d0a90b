/**
 * What is inserted at the caret instead of being typed: the text blocks of the office, known documents as bases or citations,
 * members and the duties a member still lacks, the clause that replaces an earlier notice. A document that cannot be cited is
 * listed with the reason.
 */
import { type IsoDate, writeShortDate } from '../deadline/dates.ts'
import { linesOfBlock, rememberBlock } from '../notice/from-block.ts'
import type { FromBlock, Item, Notice, Signature } from '../notice/notice.ts'
import { plainText } from '../notice/plain-text.ts'
import { readCitation, writeCitation } from '../words/citation.ts'
import { fold, squeeze } from '../words/text.ts'
import type { Office } from './office.ts'
import { nameOf, textOf } from './office-record.ts'
import { membersOf } from './people.ts'
import { describeNumber } from './records.ts'
import { signersOn } from './signers.ts'

/** Which part of a notice something is written in. */
export type InsertionPart = 'basis' | 'intro' | 'grounds' | 'item' | 'closing'

export interface Insertion {
  readonly key: string
  readonly group: 'block' | 'member' | 'document' | 'replaces' | 'signer'
  readonly name: string
  /** Each a line of its own, or the words at the caret. */
  readonly lines: readonly string[]
  /** The text block that each line is from. */
  readonly origins?: readonly (FromBlock | null)[]
  readonly isInline: boolean
  /** Where its lines belong; null: where the caret is. */
  readonly part: InsertionPart | null
  /** Why it cannot be inserted; null when it can. */
  readonly refusal: string | null
  /** A block of signature: it goes to the end of the notice, wherever the caret is. */
  readonly signature?: Omit<Signature, 'id'>
}

/** An issued notice as far as it is cited. */
export interface CitedNotice {
  readonly id: string
  readonly number: number | null
  readonly symbol: string
  readonly issuedOn: IsoDate | null
  readonly abstract: string
}

export interface InsertionSource {
  readonly office: Office
  readonly notice: Notice
  readonly issued: readonly CitedNotice[]
  /** The clauses of issued notices that replace earlier ones. */
  readonly replaces: readonly string[]
  /** Today: the day of a notice that has none yet. */
  readonly today: IsoDate
}

/** Where the caret is: the part of the notice, and the id of the line. */
export interface InsertionPlace {
  readonly part: InsertionPart
  readonly id: string
}

/** All of it, what fits the place first. */
export function insertionsAt(source: InsertionSource, place: InsertionPlace): readonly Insertion[] {
  const all = [
    ...missingDuties(source, place),
    ...blocksOf(source),
    ...(place.part === 'item' ? membersIn(source) : []),
    ...(place.part === 'closing' ? replacingClauses(source) : []),
    ...documentsOf(source, place),
    ...issuedOf(source, place),
    ...signersFor(source),
  ]
  const fits = ({ part }: Insertion) => part === null || part === place.part
  return [...all.filter(fits), ...all.filter((one) => !fits(one))]
}

/** What has all of some words in its name or its text, accents or not. */
export function searchInsertions(all: readonly Insertion[], words: string): readonly Insertion[] {
  const sought = fold(words)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return all.filter(({ name, lines }) => {
    const text = fold(`${name} ${lines.join(' ')}`)
    return sought.every((word) => text.includes(word))
  })
}

const partOfUse: Readonly<Record<string, InsertionPart>> = {
  duty: 'item',
  item: 'item',
  closing: 'closing',
  grounds: 'grounds',
  basis: 'basis',
}

const dayOf = ({ notice, today }: InsertionSource): IsoDate => notice.header.date ?? today

function blocksOf(source: InsertionSource): Insertion[] {
  return source.office.valid('textBlock', dayOf(source)).map(({ id, values }) => ({
    key: `block/${id}`,
    group: 'block',
    name: textOf(values['name']),
    lines: linesOfBlock(textOf(values['text'])),
    origins: rememberBlock(id, textOf(values['text'])),
    isInline: false,
    part: partOfUse[textOf(values['use'])] ?? null,
    refusal: null,
  }))
}

/** The standard duties that the member at the caret has not got. */
function missingDuties(source: InsertionSource, { part, id }: InsertionPlace): Insertion[] {
  const { notice } = source
  if (notice.kind !== 'assignment' || part !== 'item') return []
  const member = notice.items.find((item) => item.id === id || holds(item, id))
  if (member === undefined) return []
  const own = new Set(member.items.map(({ content }) => keyOf(plainText(content, notice.numbering))))
  const duties = source.office
    .valid('textBlock', dayOf(source))
    .filter(({ values }) => values['use'] === 'duty')
    .map((block) => ({ id: block.id, text: squeeze(textOf(block.values['text'])) }))
    .filter(({ text }) => !own.has(keyOf(text)))
  if (duties.length === 0) return []
  const lines = duties.map(({ text }) => `- ${text}`)
  const origins = duties.flatMap(({ id: block, text }) => rememberBlock(block, text))
  const name = `Nhiệm vụ chung còn thiếu của thành viên này (${duties.length})`
  return [{ key: 'missing', group: 'member', name, lines, origins, isInline: false, part: 'item', refusal: null }]
}

const holds = (item: Item, id: string): boolean => item.items.some((below) => below.id === id || holds(below, id))
/** Without its end mark: one duty of a list ends in a semicolon, the last in a stop. */
const keyOf = (text: string) => fold(squeeze(text)).replace(/[\s.;,]+$/u, '')

function membersIn(source: InsertionSource): Insertion[] {
  if (source.notice.kind !== 'assignment') return []
  const members = membersOf(source.office, dayOf(source))
  const written = new Set(source.notice.items.map(({ content }) => keyOf(plainText(content, source.notice.numbering))))
  const missing = members.filter((member) => !written.has(keyOf(member)))
  if (missing.length === 0) return []
  const common = { group: 'member', isInline: false, part: 'item', refusal: null } as const
  const all = missing.map((member) => `1. ${member}`)
  return [
    { ...common, key: 'members', name: `Các thành viên Ban Chỉ đạo, theo thứ tự (${missing.length})`, lines: all },
    ...missing.map((member) => ({ ...common, key: `member/${member}`, name: member, lines: [`1. ${member}`] })),
  ]
}

/** Those who may sign on the day of the notice, with "kiêm" where their post has it; the others with the reason. */
function signersFor(source: InsertionSource): Insertion[] {
  return signersOn(source.office, dayOf(source)).map(({ key, label, block, refused }) => ({
    key: `signer/${key}`,
    group: 'signer',
    name: label,
    lines: [blockWords(block)],
    isInline: false,
    part: null,
    refusal: refused === '' ? null : refused,
    signature: block,
  }))
}

function blockWords({ authority, title, concurrentTitle, signatory }: Omit<Signature, 'id'>): string {
  const titles = [authority, title, ...(concurrentTitle === '' ? [] : [`kiêm ${concurrentTitle}`])]
  return [...titles, signatory].filter((words) => words !== '').join(' / ')
}

function documentsOf(source: InsertionSource, place: InsertionPlace): Insertion[] {
  return source.office.ofKind('document').map((record) => {
    const values = record.states.at(-1)?.values ?? {}
    const said = (field: string) => textOf(values[field])
    const successor = source.office.find({ kind: 'document', id: said('replacedBy') })
    const cited = writeCitation({
      type: said('type'),
      number: said('number'),
      date: said('date') === '' ? null : said('date'),
      issuer: said('issuer'),
      subject: said('title'),
    })
    const refusal = successor === null ? laterThan(source, said('date')) : `Đã bị thay thế bởi ${nameOf(successor)}.`
    return makeCitation(`document/${record.id}`, cited, refusal, place)
  })
}

function issuedOf(source: InsertionSource, place: InsertionPlace): Insertion[] {
  return source.issued
    .filter(({ id, number }) => number !== null && id !== source.notice.id)
    .map((one) => {
      const refusal = isReplaced(one, source)
        ? 'Đã bị một thông báo sau thay thế.'
        : laterThan(source, one.issuedOn ?? '')
      return makeCitation(`issued/${one.id}`, citeNotice(one, source), refusal, place)
    })
}

function makeCitation(key: string, cited: string, refusal: string | null, { part }: InsertionPlace): Insertion {
  const isBasis = part === 'basis'
  const lines = [isBasis ? `Căn cứ ${cited}` : cited]
  return { key, group: 'document', name: cited, lines, isInline: !isBasis, part: null, refusal }
}

function laterThan(source: InsertionSource, date: string): string | null {
  const own = dayOf(source)
  return date <= own ? null : `Ban hành ngày ${writeShortDate(date)}, sau ngày của thông báo (${writeShortDate(own)}).`
}

function isReplaced(one: CitedNotice, { replaces }: InsertionSource): boolean {
  return replaces.some((clause) => {
    const cited = readCitation(clause)
    return (
      cited !== null && cited.number === describeNumber(one) && (cited.date === null || cited.date === one.issuedOn)
    )
  })
}

/** Of the same symbol the office itself issued it. */
function citeNotice(one: CitedNotice, source: InsertionSource): string {
  const [profile] = source.office.valid('profile', dayOf(source))
  const isOwn = one.symbol === source.notice.header.symbol
  return writeCitation({
    type: 'Thông báo',
    number: describeNumber(one),
    date: one.issuedOn,
    issuer: isOwn ? textOf(profile?.values['issuingOrgan']) : '',
    // The abstract of a conclusion names who concluded: the number says which one it is.
    subject: /^(?:về|phân công)\s/iu.test(one.abstract) ? squeeze(one.abstract) : '',
  })
}

function replacingClauses(source: InsertionSource): Insertion[] {
  return source.issued
    .filter((one) => one.number !== null && one.id !== source.notice.id)
    .map((one) => ({
      key: `replaces/${one.id}`,
      group: 'replaces',
      name: `Thay thế Thông báo số ${describeNumber(one)}`,
      lines: [`Thông báo này thay thế ${citeNotice(one, source)}.`],
      isInline: false,
      part: 'closing',
      refusal: isReplaced(one, source) ? 'Đã bị một thông báo sau thay thế.' : laterThan(source, one.issuedOn ?? ''),
    }))
}
