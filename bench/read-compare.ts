/** A reading held against the right one, part by part. Blanks do not count; bodies are the same whatever their short form. */
import type { DirectiveForm, ItemForm, ReadingForm, TableForm } from '../src/page/reading-form.ts'
import { fold, squeeze } from '../src/domain/words/text.ts'

export interface Share {
  right: number
  all: number
}

const parts = ['imported', 'fields', 'items', 'deadlines', 'rows', 'cells', 'directives', 'directivesWhole'] as const
export type Shares = Readonly<Record<(typeof parts)[number], Share>>

export function emptyShares(): Shares {
  return Object.fromEntries(parts.map((part) => [part, { right: 0, all: 0 }])) as unknown as Shares
}

type Report = (line: string) => void

/** Adds what `read` has right of `right`; a paper that was refused has nothing right. */
export function compareReading(read: ReadingForm | null, right: ReadingForm, shares: Shares, report: Report): void {
  count(shares.imported, read !== null, () => undefined)
  compareFields(read, right, shares.fields, report)
  compareItems(read?.items ?? [], right.items, shares, report)
  compareTables(read?.tables ?? [], right.tables, shares, report)
  compareDirectives(read?.directives ?? [], right.directives, shares, report)
}

function count(share: Share, isRight: boolean, say: () => void): void {
  share.all += 1
  if (isRight) share.right += 1
  else say()
}

function compareFields(read: ReadingForm | null, right: ReadingForm, share: Share, report: Report): void {
  const plain = (form: ReadingForm | null): Record<string, unknown> => ({
    ...pick(form, 'kind', 'typeName', 'number', 'symbol', 'place', 'date', 'organs', 'abstract', 'bases', 'author'),
    'meeting.kind': form?.meeting.kind.toLowerCase(),
    'meeting.ordinal': form?.meeting.ordinal,
    'meeting.date': form?.meeting.date,
    'meeting.chair': form?.meeting.chair,
    ...pick(form, 'closing', 'recipients', 'fileCopy', 'mark', 'signatures'),
    unplaced: form?.unplaced.map(({ line, text }) => `${line}:${squeeze(text)}`),
  })
  const [got, wanted] = [plain(read), plain(right)]
  for (const [key, value] of Object.entries(wanted))
    count(share, same(got[key], value), () => report(`field ${key}: ${show(got[key])} for ${show(value)}`))
}

function pick(form: ReadingForm | null, ...keys: readonly (keyof ReadingForm)[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, form?.[key]]))
}

function same(one: unknown, other: unknown): boolean {
  return show(one) === show(other)
}

/** Keys in order, blanks as one. */
function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, held: unknown) => {
      if (typeof held === 'string') return squeeze(held)
      if (held === null || typeof held !== 'object' || Array.isArray(held)) return held
      return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
    }) ?? 'nothing'
  )
}

function compareItems(read: readonly ItemForm[], right: readonly ItemForm[], shares: Shares, report: Report): void {
  const byPath = new Map(read.map((item) => [item.path, item]))
  for (const wanted of right) {
    const got = byPath.get(wanted.path)
    const isRight = got !== undefined && got.label === wanted.label && same(got.text, wanted.text)
    count(shares.items, isRight, () => report(`item ${wanted.path}: ${show(got?.text)} for ${show(wanted.text)}`))
    for (const deadline of wanted.deadlines) {
      const found = got?.deadlines.some((one) => same(one, deadline)) === true
      const say = () => report(`deadline ${wanted.path}: ${show(got?.deadlines)} for ${show(deadline)}`)
      count(shares.deadlines, found, say)
    }
  }
  // What is no item, or no deadline, counts as one that is wrong.
  const paths = new Set(right.map(({ path }) => path))
  for (const { path, text, deadlines } of read) {
    if (!paths.has(path)) count(shares.items, false, () => report(`item ${path} is none: ${show(text)}`))
    const wanted = right.find((one) => one.path === path)
    const extra = wanted === undefined ? 0 : deadlines.length - wanted.deadlines.length
    for (let at = 0; at < extra; at += 1)
      count(shares.deadlines, false, () => report(`deadline ${path} too many: ${show(deadlines)}`))
  }
}

function compareTables(read: readonly TableForm[], right: readonly TableForm[], shares: Shares, report: Report): void {
  right.forEach((wanted, at) => {
    const got = read[at]
    const rowsOf = (table: TableForm | undefined) =>
      table?.sections.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, section: label }))) ?? []
    const gotRows = rowsOf(got)
    const wantedRows = rowsOf(wanted)
    wantedRows.forEach((row, index) => {
      const found = gotRows[index]
      const isRight = found?.ordinal === row.ordinal && found.section === row.section && got?.kind === wanted.kind
      count(shares.rows, isRight, () => report(`row ${at + 1}/${row.ordinal}: ${show(found)} for ${show(row)}`))
      for (const [key, text] of Object.entries(row.cells)) {
        const say = () => report(`cell ${at + 1}/${row.ordinal} ${key}: ${show(found?.cells[key])} for ${show(text)}`)
        count(shares.cells, same(found?.cells[key], text), say)
      }
    })
    for (let index = wantedRows.length; index < gotRows.length; index += 1)
      count(shares.rows, false, () => report(`row ${at + 1} too many: ${show(gotRows[index])}`))
  })
}

function compareDirectives(
  read: readonly DirectiveForm[],
  right: readonly DirectiveForm[],
  shares: Shares,
  report: Report,
): void {
  const left = [...read]
  for (const wanted of right) {
    const at = left.findIndex(({ path, text }) => path === wanted.path && isSameText(text, wanted.text))
    const got = at === -1 ? undefined : left.splice(at, 1)[0]
    count(shares.directives, got !== undefined, () => report(`directive ${wanted.path} missing: ${show(wanted.text)}`))
    const isWhole =
      got !== undefined &&
      sameBodies(got.leads, wanted.leads) &&
      sameBodies(got.coordinating, wanted.coordinating) &&
      same(got.deadline, wanted.deadline)
    count(shares.directivesWhole, isWhole, () =>
      report(`directive ${wanted.path}: ${show({ ...got, text: '' })} for ${show({ ...wanted, text: '' })}`),
    )
  }
  for (const { path, text } of left)
    count(shares.directives, false, () => report(`directive ${path} is none: ${show(text)}`))
}

/** End marks aside. */
function isSameText(one: string, other: string): boolean {
  const bare = (text: string) => squeeze(text).replace(/[.;,\s]+$/, '')
  return bare(one) === bare(other)
}

function sameBodies(one: readonly string[], other: readonly string[]): boolean {
  const key = (names: readonly string[]) => names.map(bareName).sort().join('|')
  return key(one) === key(other)
}

function bareName(name: string): string {
  return fold(squeeze(name))
    .replace(/\bdong chi /g, '')
    .replace(/\buy ban nhan dan\b/g, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/g, 'hdnd')
    .replace(/\bmat tran to quoc\b/g, 'mttq')
    .replace(/^cac /, '')
}
