/**
 * Two versions of a notice as one DOCX with tracked changes. Both are written as the official page by docx-write.ts; what
 * is merged here is that markup, so nothing of the page is missing: accepting all gives the later version, rejecting all
 * the words of the earlier one. What moved went from one place and came at another.
 */
import { type Pair, type Token, increasing, replacedIn, tokensOf } from '../domain/notice/compare-words.ts'
import { matchParts } from '../domain/notice/match-parts.ts'
import { type Tracker, type Way, contentOf, createTracker } from './docx-tracked.ts'
import { type DocxPage, docxParts } from './docx-write.ts'
import { type XmlElement, childOf, element, elementsOf, parseTree, writeTree } from './xml-tree.ts'
import { writeZip } from './zip-write.ts'

/** Who made the later version, and when: ISO 8601 UTC. */
export interface RedlineAuthor {
  readonly name: string
  readonly at: string
}

const documentPart = 'word/document.xml'

export async function writeRedline(
  before: DocxPage,
  after: DocxPage,
  { name, at }: RedlineAuthor,
): Promise<Uint8Array> {
  const [earlier, later] = [documentOf(before), documentOf(after)]
  const tracker = createTracker(name, at)
  const merged = {
    ...later,
    children: elementsOf(later).map((child) =>
      child.name === 'w:body' ? mergeBody(childOf(earlier, 'w:body') ?? child, child, tracker) : child,
    ),
  }
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${writeTree(merged)}`
  return writeZip(
    docxParts(...after).map((part) => (part.name === documentPart ? { name: documentPart, content: xml } : part)),
  )
}

function documentOf(page: DocxPage): XmlElement {
  const content = docxParts(...page).find(({ name }) => name === documentPart)?.content
  if (typeof content === 'string') return parseTree([content])
  if (content === undefined || !(Symbol.iterator in content) || content instanceof Uint8Array)
    throw new Error('docx: the document is not written as text')
  return parseTree(content)
}

/** Sections of pages are those of the later version: the earlier ones name headers that are not in the file. */
function mergeBody(before: XmlElement, after: XmlElement, tracker: Tracker): XmlElement {
  const earlier = elementsOf(before).filter((part) => !endsSection(part))
  const merged = align(earlier, elementsOf(after)).flatMap((step) => mergeStep(step, tracker))
  // Two tables that follow each other would be one to Word.
  const apart = merged.flatMap((part, at) =>
    part.name === 'w:tbl' && merged[at - 1]?.name === 'w:tbl' ? [tracker.block('w:ins', element('w:p')), part] : [part],
  )
  return { ...after, children: apart }
}

function endsSection(part: XmlElement): boolean {
  if (part.name === 'w:sectPr') return true
  const properties = childOf(part, 'w:pPr')
  return properties !== undefined && childOf(properties, 'w:sectPr') !== undefined
}

/** A part of both versions, or of one. */
interface Step {
  readonly before: XmlElement | null
  readonly after: XmlElement | null
}

function mergeStep({ before, after }: Step, tracker: Tracker): XmlElement[] {
  if (before === null) return after === null ? [] : [endsSection(after) ? after : tracker.block('w:ins', after)]
  if (after === null) return [tracker.block('w:del', before)]
  if (after.name === 'w:p') return [mergeParagraph(before, after, tracker)]
  return after.name === 'w:tbl' ? [mergeTable(before, after, tracker)] : [after]
}

/** Parts side by side in the order of both. Between what is alike, as many of one kind stand for one another. */
function align(before: readonly XmlElement[], after: readonly XmlElement[]): Step[] {
  const [left, right] = [
    before.map((part, at) => matchable(part, `b${at}`)),
    after.map((part, at) => matchable(part, `a${at}`)),
  ]
  const places = new Map(right.map((part, at) => [part, at]))
  const matched = matchParts(left, right)
  const pairs = left.flatMap((part, at): Pair[] => {
    const other = matched.get(part)
    return other === undefined ? [] : [[at, places.get(other) ?? 0]]
  })
  const steps: Step[] = []
  let [from, from2] = [0, 0]
  for (const [at, at2] of [...increasing(pairs), [before.length, after.length] as const]) {
    const [went, came] = [before.slice(from, at), after.slice(from2, at2)]
    const isRewritten =
      went.length === came.length && went.every((_, index) => left[from + index]?.kind === right[from2 + index]?.kind)
    if (isRewritten) steps.push(...went.map((part, index) => ({ before: part, after: came[index] ?? null })))
    else
      steps.push(
        ...went.map((part) => ({ before: part, after: null })),
        ...came.map((part) => ({ before: null, after: part })),
      )
    if (at < before.length) steps.push({ before: before[at] ?? null, after: after[at2] ?? null })
    from = at + 1
    from2 = at2 + 1
  }
  return steps
}

/** Paragraphs of one style, tables of as many columns and rows of as many cells may stand for one another. */
function matchable(part: XmlElement, id: string) {
  const style = childOf(childOf(part, 'w:pPr') ?? part, 'w:pStyle')?.attributes['w:val'] ?? ''
  const columns =
    part.name === 'w:tr'
      ? elementsOf(part).filter(({ name }) => name === 'w:tc').length
      : elementsOf(childOf(part, 'w:tblGrid') ?? element('')).length
  const kind = endsSection(part) ? `section/${id}` : `${part.name}/${style}/${columns}`
  return { id, kind, label: '', parent: '', words: textOf(part) || '(trống)' }
}

function textOf({ name, children }: XmlElement): string {
  const inside = children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
  return name === 'w:noBreakHyphen' ? '-' : name === 'w:p' || name === 'w:br' ? `${inside}\n` : inside
}

function isRow({ name }: XmlElement): boolean {
  return name === 'w:tr'
}

function isParagraph({ name }: XmlElement): boolean {
  return name === 'w:p'
}

/** How a part of one version alone is marked. */
function wayOf({ before, after }: Step): Way | null {
  return before === null ? 'w:ins' : after === null ? 'w:del' : null
}

function mergeTable(before: XmlElement, after: XmlElement, tracker: Tracker): XmlElement {
  const rows = align(elementsOf(before).filter(isRow), elementsOf(after).filter(isRow)).flatMap(
    ({ before: went, after: came }) => {
      if (came === null) return went === null ? [] : [tracker.row('w:del', went)]
      return [went === null ? tracker.row('w:ins', came) : mergeRow(went, came, tracker)]
    },
  )
  return { ...after, children: [...elementsOf(after).filter((child) => !isRow(child)), ...rows] }
}

function mergeRow(before: XmlElement, after: XmlElement, tracker: Tracker): XmlElement {
  const cells = elementsOf(before).filter(({ name }) => name === 'w:tc')
  let at = 0
  return {
    ...after,
    children: elementsOf(after).map((child) => {
      if (child.name !== 'w:tc') return child
      const cell = cells[at]
      at += 1
      return cell === undefined ? child : mergeCell(cell, child, tracker)
    }),
  }
}

/** A cell ends with a paragraph that cannot come or go: the end of the one before it does in its place. */
function mergeCell(before: XmlElement, after: XmlElement, tracker: Tracker): XmlElement {
  const steps = align(elementsOf(before).filter(isParagraph), elementsOf(after).filter(isParagraph))
  const last = steps.at(-1)
  const way = last === undefined ? null : wayOf(last)
  const tail = steps.findLastIndex((step) => wayOf(step) !== way) + 1
  const paragraphs = steps.flatMap((step, at) => {
    if (way === null || at < tail - 1) return mergeStep(step, tracker)
    const part = step.after ?? step.before
    if (part === null) return []
    const kept = at >= tail ? tracker.paragraph(way, part, false) : (mergeStep(step, tracker)[0] ?? part)
    return at === steps.length - 1 || (at < tail && wayOf(step) !== null) ? [kept] : [tracker.end(way, kept)]
  })
  return { ...after, children: [...elementsOf(after).filter((child) => !isParagraph(child)), ...paragraphs] }
}

/** One character, or what stands for one, with the look of its run. */
interface Sign {
  readonly text: string
  readonly run: XmlElement
  readonly content: XmlElement | null
}

function signsOf(paragraph: XmlElement): Sign[] {
  return contentOf(paragraph).flatMap((run) =>
    elementsOf(run).flatMap((part): Sign[] => {
      if (part.name === 'w:rPr') return []
      if (part.name === 'w:t')
        return textOf(part)
          .split('')
          .map((text) => ({ text, run, content: null }))
      return [{ text: part.name === 'w:noBreakHyphen' ? '-' : ' ', run, content: part }]
    }),
  )
}

function wordsOf(signs: readonly Sign[]): Token[] {
  return tokensOf(signs.map(({ text }) => text).join(''))
}

function mergeParagraph(before: XmlElement, after: XmlElement, tracker: Tracker): XmlElement {
  const [went, came] = [signsOf(before), signsOf(after)]
  const replaced = replacedIn(wordsOf(went), wordsOf(came))
  if (replaced.length === 0) return after
  const properties = childOf(after, 'w:pPr')
  const runs: XmlElement[] = []
  let done = 0
  for (const { before: left, after: right } of replaced) {
    runs.push(
      ...runsOf(came.slice(done, right[0])),
      ...tracker.runs('w:del', runsOf(went.slice(...left))),
      ...tracker.runs('w:ins', runsOf(came.slice(...right))),
    )
    done = right[1]
  }
  runs.push(...runsOf(came.slice(done)))
  return { ...after, children: [...(properties === undefined ? [] : [properties]), ...runs] }
}

/** Signs as runs again: those of one run that follow each other are one. */
function runsOf(signs: readonly Sign[]): XmlElement[] {
  const runs: { readonly from: XmlElement; readonly parts: (XmlElement | string)[] }[] = []
  for (const { text, run, content } of signs) {
    const last = runs.at(-1)
    const open = last?.from === run ? last : { from: run, parts: [] }
    if (open !== last) runs.push(open)
    const words = open.parts.at(-1)
    if (content !== null) open.parts.push(content)
    else if (typeof words === 'string') open.parts[open.parts.length - 1] = words + text
    else open.parts.push(text)
  }
  return runs.map(({ from, parts }) => {
    const look = childOf(from, 'w:rPr')
    const written = parts.map((part) =>
      typeof part === 'string' ? element('w:t', [part], { 'xml:space': 'preserve' }) : part,
    )
    return element('w:r', [...(look === undefined ? [] : [look]), ...written])
  })
}
