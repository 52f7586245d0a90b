/**
 * Notices of many shapes and their facts, written by someone who did not know the recogniser
 * (tests/fixtures/variations), and the samples that ship with the product.
 */
import { tableAppendices } from '../../../src/domain/notice/notice.ts'
import { taskCellsReader, taskFields } from '../../../src/domain/notice/table.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tableLabelsOf, entryLabelsOf, walkItems } from '../../../src/domain/notice/numbering.ts'
import type { Inline, Notice } from '../../../src/domain/notice/notice.ts'
import { squeeze, withoutBlanks } from '../../../src/domain/words/text.ts'
import { readText } from '../../../src/files/text-read.ts'
import { writeText } from '../../../src/files/text-write.ts'
import { compose } from '../../../src/page/compose/compose.ts'
import { specFor } from '../../../src/page/format/formats.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { countIds } from '../../helpers/build.ts'
import { plainSource } from '../../helpers/plain-source.ts'

interface Facts {
  file?: string
  kind?: string
  number?: number | null
  symbol?: string
  date?: string | null
  place?: string
  superiorOrgan?: string
  issuingOrgan?: string
  typeName?: string
  meetingDate?: string | null
  chair?: string
  bases?: number
  itemLabels?: string[]
  deadlines?: string[]
  deadlinesOptional?: string[]
  runIns?: number[]
  recipients?: { name: string; role: string }[]
  fileCopy?: string
  mark?: { typist: string; unit: string; copies: number | null }
  signature?: { authority: string; title: string; concurrentTitle: string; signatory: string }
  secrecy?: string | null
  urgency?: string | null
  appendix?: { sections?: string[]; rows?: number; cells?: Record<string, string[]> } | null
  appendices?: { sections?: string[]; rows?: number; cells?: Record<string, string[]> }[]
  text?: string
  removed?: string[]
  wholeTokens?: string[]
}

const folder = join(import.meta.dirname, '../../fixtures/variations')
const samples = join(import.meta.dirname, '../../../resources/samples')

function visitInline(nodes: readonly Inline[], visit: (node: Inline) => void): void {
  for (const node of nodes) {
    visit(node)
    if (node.kind === 'enumeration') for (const entry of node.entries) visitInline(entry.content, visit)
  }
}

/** All nodes of the body in reading order. */
function bodyNodes(notice: Notice): Inline[] {
  const nodes: Inline[] = []
  const add = (node: Inline) => nodes.push(node)
  for (const part of [...notice.intro, ...notice.grounds]) visitInline(part.content, add)
  for (const { item } of walkItems(notice)) visitInline(item.content, add)
  for (const part of notice.closing) visitInline(part.content, add)
  return nodes
}

function factsOf(notice: Notice) {
  const nodes = bodyNodes(notice)
  return {
    kind: notice.kind,
    number: notice.header.number,
    symbol: notice.header.symbol,
    date: notice.header.date,
    place: notice.header.place,
    superiorOrgan: squeeze(notice.header.superiorOrgan),
    issuingOrgan: squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' ')),
    typeName: notice.typeName,
    meetingDate: notice.meeting?.date ?? null,
    bases: notice.bases.length,
    itemLabels: walkItems(notice)
      .filter(({ label }) => label !== '')
      .map(({ label }) => label.replace(/[\s.)\-–—•]+$/, '') || '-'),
    deadlines: nodes.flatMap((node) => (node.kind === 'deadline' ? [squeeze(node.written)] : [])),
    runIns: nodes.flatMap((node) => (node.kind === 'enumeration' ? [node.entries.length] : [])),
    recipients: notice.distribution.recipients.map(({ name, role }) => ({ name, role })),
    fileCopy: notice.distribution.fileCopy,
    mark: (({ typist, unit, copies }) => ({ typist, unit, copies }))(notice.distribution),
    signature: Object.fromEntries(
      Object.entries(notice.signatures[0] ?? {})
        .filter(([part]) => part !== 'id')
        .map(([part, text]) => [part, squeeze(text)]),
    ),
    secrecy: notice.marks.secrecy,
    urgency: notice.marks.urgency,
  }
}

function appendixFacts(notice: Notice, index: number) {
  const appendix = tableAppendices(notice)[index]!
  const cellsOf = taskCellsReader(appendix.columns)
  const labels = tableLabelsOf(appendix, notice.numbering)
  const rows = appendix.sections.flatMap((section, at) =>
    section.rows.map((row, position) => [
      labels.rows[at]![position]!,
      ...taskFields.map((field) => squeeze(cellsOf(row)[field])),
    ]),
  )
  const keyed = appendix.sections.flatMap((section, at) =>
    section.rows.map((_, position) => `${labels.sections[at]!}/${labels.rows[at]![position]!}`),
  )
  return {
    keyed,
    sections: labels.sections.filter((label) => label !== '').map((label) => label.replace(/\.$/, '')),
    rows,
  }
}

const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

/** A test of a fact that not every notice has: where it is missing there is nothing to test, and no test to skip. */
const testWhere =
  (hasFact: boolean) =>
  (name: string, run: () => void): void => {
    if (hasFact) test(name, run)
  }

describe.each(files)('%s', (name) => {
  const facts = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Facts
  const base = basename(name, '.json')
  const own = join(folder, `${base}.txt`)
  const source = readFileSync(base.startsWith('thong-bao') ? join(samples, `${base}.txt`) : own, 'utf8')
  const read = readText(source)
  const { notice } = recognize(read.blocks, { ids: countIds() })
  const found = factsOf(notice)

  const plain = Object.keys(facts).filter((key) => key in found && key !== 'deadlines') as (keyof typeof found &
    keyof Facts)[]
  test.each(plain)('%s', (key) => {
    expect(found[key]).toEqual(facts[key])
  })

  testWhere(facts.deadlines !== undefined)('deadlines', () => {
    // Where a deadline starts is a matter of taste ("xong trước ngày …"): one containing the other is the same.
    const alike = (a: string, b: string) => a.includes(b) || b.includes(a)
    const extra = found.deadlines.filter(
      (written) => ![...facts.deadlines!, ...(facts.deadlinesOptional ?? [])].some((fact) => alike(fact, written)),
    )
    const missed = facts.deadlines!.filter((fact) => !found.deadlines.some((written) => alike(fact, written)))
    expect({ extra, missed }).toEqual({ extra: [], missed: [] })
  })

  testWhere(facts.chair !== undefined)('chair', () => {
    if (facts.chair === '') expect(notice.meeting?.chair ?? '').toBe('')
    else expect(notice.meeting?.chair).toContain(facts.chair)
  })

  const appendices = facts.appendices ?? (facts.appendix ? [facts.appendix] : [])
  test('appendices', () => {
    if (facts.appendix !== undefined || facts.appendices !== undefined)
      expect(notice.appendices).toHaveLength(appendices.length)
  })
  appendices.forEach((expected, index) => {
    test(`appendix ${index + 1}`, () => {
      const { sections, rows, keyed } = appendixFacts(notice, index)
      if (expected.sections !== undefined)
        expect(sections).toEqual(expected.sections.map((label) => label.replace(/\.$/, '')))
      if (expected.rows !== undefined) expect(rows).toHaveLength(expected.rows)
      for (const [ordinal, cells] of Object.entries(expected.cells ?? {})) {
        const matching = rows.filter((row, at) => (ordinal.includes('/') ? keyed[at] === ordinal : row[0] === ordinal))
        expect(matching).toContainEqual(cells.map(squeeze))
      }
    })
  })

  testWhere(facts.text === 'sameWords')('keeps every character of its source', () => {
    const characters = (text: string) => text.split('').sort().join('')
    const written = writeText(notice, compose(notice, specFor(notice)))
    expect(characters(withoutBlanks(written))).toBe(characters(plainSource(source, facts.removed ?? [])))
  })

  testWhere(facts.text === 'wholeEquals')('gives its source back, blanks aside', () => {
    const written = writeText(notice, compose(notice, specFor(notice)))
    expect(withoutBlanks(written)).toBe(plainSource(source, facts.removed ?? []))
  })

  testWhere(facts.wholeTokens !== undefined)('tokens broken at a line end are whole', () => {
    const written = writeText(notice, compose(notice, specFor(notice)))
    for (const token of facts.wholeTokens ?? []) expect(written).toContain(token)
  })

  test('every run-in restarts at one', () => {
    for (const node of bodyNodes(notice)) {
      if (node.kind === 'enumeration') expect(entryLabelsOf(node, 'computed')[0]).toMatch(/^\([1ia]\)$/)
    }
  })
})
