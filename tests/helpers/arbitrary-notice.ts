/** Any notice, for property tests: every part of the model comes up, texts are wild. */
import fc from 'fast-check'
import { blankNotice } from '../../src/domain/notice/blank-notice.ts'
import type { Column, Inline, Item, Notice, PlainTable, TableSection } from '../../src/domain/notice/notice.ts'
import { columnRoles, fillCells, taskFields } from '../../src/domain/notice/table.ts'
import { cleanText } from '../../src/domain/words/text.ts'
import { countIds } from './build.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => cleanText(value).text)
const filled = text.map((value) => (value.trim() === '' ? 'Sở' : value))
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10))
const optionalDay = fc.option(day)

/** Ids are given afterwards, so that no two are alike. */
type WithoutIds = (ids: () => string) => Notice

const inlineShape = fc.oneof(
  text.map((value) => (): Inline => ({ kind: 'text', text: value })),
  filled.map((written) => (ids: () => string): Inline => ({ kind: 'deadline', id: ids(), written })),
  fc
    .tuple(
      fc.constantFrom('digits' as const, 'roman' as const, 'letters' as const),
      fc.array(text, { minLength: 1, maxLength: 3 }),
    )
    .map(([family, entries]) => (ids: () => string): Inline => ({
      kind: 'enumeration',
      id: ids(),
      family,
      entries: entries.map((entry) => ({ id: ids(), content: [{ kind: 'text', text: entry }] })),
    })),
)
const contentShape = fc
  .array(inlineShape, { maxLength: 3 })
  .map((parts) => (ids: () => string) => parts.map((make) => make(ids)))

function columnsShape(roles: readonly Column['role'][], fewest: number, most: number): fc.Arbitrary<Column[]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...roles], { minLength: 0, maxLength: Math.min(roles.length, most) }),
      fc.array(text, { minLength: most, maxLength: most }),
    )
    .chain(([chosen, headings]) =>
      fc.integer({ min: Math.max(fewest, chosen.length), max: most }).map((count) =>
        // Ids say nothing of the role: nothing may read them for it.
        Array.from({ length: count }, (_, at) => ({
          id: `k${at * 7}`,
          role: chosen[at] ?? null,
          heading: headings[at] ?? '',
        })),
      ),
    )
}

const sectionsShape = (columns: readonly Column[]) =>
  fc
    .array(fc.tuple(text, fc.array(fc.array(text, { minLength: 12, maxLength: 12 }), { maxLength: 3 })), {
      maxLength: 3,
    })
    .map(
      (sections) =>
        (ids: () => string): TableSection[] =>
          sections.map(([title, rows]) => ({
            id: ids(),
            title,
            rows: rows.map((cells) => {
              let at = 0
              return { id: ids(), cells: fillCells(columns, () => cells[(at += 1) % cells.length] ?? '') }
            }),
          })),
    )

const plainShape = columnsShape(['ordinal'], 1, 5).chain((columns) =>
  sectionsShape(columns).map((make) => (ids: () => string): PlainTable => ({
    id: ids(),
    columns,
    sections: make(ids),
  })),
)

const appendixShape = fc.oneof(
  columnsShape([...columnRoles], 3, 12).chain((columns) =>
    fc.tuple(text, sectionsShape(columns)).map(([title, make]) => (ids: () => string) => ({
      kind: 'tasks' as const,
      id: ids(),
      title,
      issuedBy: '',
      columns,
      sections: make(ids),
    })),
  ),
  fc.tuple(text, plainShape).map(([title, make]) => (ids: () => string) => ({
    kind: 'plain' as const,
    title,
    issuedBy: '',
    ...make(ids),
  })),
  fc.tuple(text, fc.array(contentShape, { maxLength: 3 })).map(([title, parts]) => (ids: () => string) => ({
    kind: 'text' as const,
    id: ids(),
    title,
    issuedBy: '',
    paragraphs: parts.map((make) => ({ id: ids(), content: make(ids) })),
  })),
)

const itemShape = fc
  .tuple(
    fc.constantFrom('roman' as const, 'arabic' as const, 'dash' as const, 'none' as const),
    contentShape,
    fc.option(plainShape),
  )
  .map(([marker, content, table]) => (ids: () => string, items: Item[]): Item => ({
    id: ids(),
    marker,
    content: content(ids),
    ...(table === null ? {} : { tables: [table(ids)] }),
    items,
  }))

const noticeShape: fc.Arbitrary<WithoutIds> = fc
  .record({
    place: text,
    date: optionalDay,
    number: fc.option(fc.integer({ min: 1, max: 99_999 })),
    organs: fc.array(text, { maxLength: 3 }),
    signers: fc.array(fc.tuple(text, text), { maxLength: 3 }),
    contact: text,
    unplaced: fc.array(fc.tuple(fc.option(fc.integer({ min: 1, max: 9999 })), filled), { maxLength: 3 }),
    intro: fc.array(contentShape, { maxLength: 2 }),
    outer: fc.array(fc.tuple(itemShape, fc.array(itemShape, { maxLength: 2 })), { maxLength: 3 }),
    recipients: fc.array(fc.tuple(filled, text), { maxLength: 3 }),
    appendices: fc.array(appendixShape, { maxLength: 2 }),
  })
  .map((shape) => (ids) => ({
    ...blankNotice(ids(), 'conclusion'),
    header: {
      superiorOrgan: '',
      issuingOrgans: shape.organs.map((name) => ({ id: ids(), name })),
      number: shape.number,
      symbol: 'TB/BCĐ',
      place: shape.place,
      date: shape.date,
      month: shape.date === null ? '2026-05' : null,
    },
    intro: shape.intro.map((make) => ({ id: ids(), content: make(ids) })),
    items: shape.outer.map(([make, inner]) =>
      make(
        ids,
        inner.map((below) => below(ids, [])),
      ),
    ),
    distribution: {
      recipients: shape.recipients.map(([name, role]) => ({ id: ids(), name, role })),
      fileCopy: '',
      typist: '',
      unit: '',
      copies: null,
    },
    signatures: shape.signers.map(([title, signatory]) => ({
      id: ids(),
      authority: '',
      title,
      concurrentTitle: '',
      signatory,
    })),
    contact: shape.contact,
    unplaced: shape.unplaced.map(([line, words]) => ({ id: ids(), line, text: words })),
    appendices: shape.appendices.map((make) => make(ids)),
  }))

export const anyNotice: fc.Arbitrary<Notice> = noticeShape.map((make) => make(countIds('any')))

/** Columns of tasks without any one role, each under an id that says nothing. */
export const everyRoleMissing: readonly (readonly [missing: string, columns: readonly Column[]])[] = taskFields.map(
  (missing) => [
    missing,
    columnRoles
      .filter((role) => role !== missing)
      .map((role, at) => ({ id: `k${at}`, role, heading: `Cột ${at + 1}` })),
  ],
)
