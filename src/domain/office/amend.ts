/**
 * Papers about an issued notice: the short one that corrects words of it, and the whole one that replaces it. Both are drafts
 * that say what they are for (`Notice.amends`). The wording is data (resources/office/amending-wording.json).
 */
import wording from '../../../resources/office/amending-wording.json' with { type: 'json' }
import { writeShortDate } from '../deadline/dates.ts'
import { type Component, Refusal, componentNames } from '../errors.ts'
import { blankNotice } from '../notice/blank-notice.ts'
import { issuedOn } from '../notice/edit-notice.ts'
import type { Closing, Item, Notice, Paragraph } from '../notice/notice.ts'
import { partsOf } from '../notice/notice-parts.ts'
import { type Places, placesOf } from '../notice/places.ts'
import type { Spot } from '../notice/spot.ts'
import { fill } from '../words/fill.ts'
import { beginLike } from './begin-like.ts'
import { describeNumber } from './records.ts'

/** Words of an issued notice that are wrong, and what they should be; nothing where they are too much. */
export interface CorrectedPlace {
  readonly spot: Spot
  readonly old: string
  readonly new: string
}

/** A place of a notice whose text has some words. */
export interface FoundWords {
  readonly spot: Spot
  /** The place as the paper names it: "mục I.2 phần nội dung". */
  readonly place: string
  /** The words with some of those around them. */
  readonly around: string
  /** How often they stand there: the paper must say which of them is meant. */
  readonly count: number
}

/** Parts that nobody corrects by a paper: what the program keeps about the notice, and what is not printed. */
const unprinted = new Set(['document', 'meeting', 'unplaced'])
/** Characters of the text that are shown beside the words. */
const shownAround = 40

/** Where words stand in a notice, in reading order. */
export function findWords(notice: Notice, words: string): readonly FoundWords[] {
  const sought = words.trim()
  if (sought === '') return []
  const places = placesOf(notice)
  return partsOf(notice)
    .filter(({ kind }) => !unprinted.has(kind))
    .flatMap(({ id, fields }) =>
      fields.flatMap(({ field, text }): FoundWords[] => {
        const at = text.indexOf(sought)
        if (at === -1) return []
        const spot: Spot = { part: id, field }
        const [from, until] = [Math.max(0, at - shownAround), at + sought.length + shownAround]
        const around = `${from > 0 ? '… ' : ''}${text.slice(from, until).trim()}${until < text.length ? ' …' : ''}`
        return [{ spot, place: nameOfPlace(notice, places, spot), around, count: text.split(sought).length - 1 }]
      }),
    )
}

/** A place as a paper names it to people who have the printed notice before them. */
function nameOfPlace(notice: Notice, places: Places, spot: Spot): string {
  const { component, path = '', row, column = '' } = places.placeOf(spot)
  const names = wording.places
  const ordinal = notice.appendices.length < 2 ? '' : String(appendixOf(notice, spot.part) + 1)
  const values = { path, column, ordinal, row: row === undefined ? '' : String(row) }
  const pattern = names[formOfPlace(component, row !== undefined, path !== '')]
  const name = componentNames[component]
  const named = { ...values, name: `${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}` }
  return fill(pattern, named) ?? named.name
}

function formOfPlace(component: Component, isRow: boolean, hasPath: boolean): keyof typeof wording.places {
  if (component === 'items') return isRow ? 'itemRow' : 'item'
  if (component !== 'appendix') return 'other'
  return isRow ? 'row' : hasPath ? 'section' : 'appendix'
}

function appendixOf({ appendices }: Notice, part: string): number {
  return appendices.findIndex((appendix) => {
    if (appendix.id === part) return true
    if (appendix.kind === 'text') return appendix.paragraphs.some(({ id }) => id === part)
    return appendix.sections.some(({ id, rows }) => id === part || rows.some((row) => row.id === part))
  })
}

/** "Thông báo số 24-TB/CQTT, ngày 05/4/2026 của Ban Chỉ đạo". */
export function citeIssued({ header, appendices }: Notice): string {
  const organ = appendices.find(({ issuedBy }) => issuedBy !== '')?.issuedBy ?? ''
  const date = header.date === null ? '' : writeShortDate(header.date)
  return fill(wording.cited, { number: describeNumber(header), date, organ }) ?? describeNumber(header)
}

/** The draft of a paper that corrects an issued notice. Refuses `notice.wordsNotThere`. */
export function beginCorrection(
  issued: Notice,
  id: string,
  corrected: readonly CorrectedPlace[],
  ids: () => string,
): Notice {
  const cited = citeIssued(issued)
  const say = (pattern: string, values: Readonly<Record<string, string>> = {}) =>
    fill(pattern, { cited, ...values }) ?? cited
  const paragraph = (text: string): Paragraph => ({ id: ids(), content: [{ kind: 'text', text }] })
  const items = corrected.map((one): Item => {
    const found = findWords(issued, one.old).find(
      ({ spot }) => spot.part === one.spot.part && spot.field === one.spot.field,
    )
    if (found === undefined)
      throw new Refusal('notice.wordsNotThere', '', { place: placesOf(issued).placeOf(one.spot), found: one.old })
    const values = { place: found.place, old: one.old.trim(), new: one.new.trim() }
    const text = say(values.new === '' ? wording.removed : wording.place, values)
    return { ...paragraph(text), marker: corrected.length === 1 ? 'none' : 'arabic', items: [] }
  })
  return {
    ...blankNotice(id, issued.kind),
    ...sameFrame(issued),
    abstract: [say(wording.abstract)],
    intro: [paragraph(say(wording.intro))],
    items,
    closing: [{ ...paragraph(say(wording.rest)), role: 'other' }],
    amends: { as: 'correct', notice: issued.id },
  }
}

/** Who issues it, to whom it goes and who signs: as the notice that it is about. */
function sameFrame({ header, marks, distribution, signatures, contact }: Notice) {
  return {
    header: { ...header, number: null, ...issuedOn(null) },
    marks: { ...marks, draft: null },
    distribution: { ...distribution, copies: null },
    signatures,
    contact,
  }
}

/** The draft of a notice that replaces an issued one: its text, with the clause that says so. */
export function beginReplacement(issued: Notice, id: string, ids: () => string): Notice {
  const text = fill(wording.replaces, { cited: citeIssued(issued) }) ?? ''
  const clause: Closing = { id: ids(), role: 'replaces', content: [{ kind: 'text', text }] }
  const copy = beginLike(issued, id, { text: true, rows: true })
  // What it replaced itself stays replaced.
  const others = copy.closing.filter(({ role }) => role !== 'replaces')
  const before = others.findIndex(({ role }) => role === 'announcement')
  return {
    ...copy,
    // The same meeting is reported.
    meeting: issued.meeting,
    closing: before === -1 ? [...others, clause] : others.toSpliced(before, 0, clause),
    amends: { as: 'replace', notice: issued.id },
  }
}
