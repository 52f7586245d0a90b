/** Markup of tracked changes: runs, paragraphs, rows and tables that came or went. */
import { type XmlElement, childOf, element, elementsOf } from './xml-tree.ts'

export type Way = 'w:ins' | 'w:del'

/** Marks what it is given as changed by one person at one moment. Ids are unique in the file. */
export interface Tracker {
  readonly runs: (way: Way, runs: readonly XmlElement[]) => XmlElement[]
  /** With the mark of its end, unless the paragraph has to stay. */
  readonly paragraph: (way: Way, of: XmlElement, withEnd?: boolean) => XmlElement
  readonly end: (way: Way, of: XmlElement) => XmlElement
  readonly row: (way: Way, of: XmlElement) => XmlElement
  /** A paragraph or a table with all its rows. */
  readonly block: (way: Way, of: XmlElement) => XmlElement
}

/** `at`: ISO 8601 UTC. */
export function createTracker(author: string, at: string): Tracker {
  let count = 0
  const mark = (way: Way, children: readonly XmlElement[] = []): XmlElement => {
    count += 1
    return element(way, children, { 'w:id': String(count), 'w:author': author, 'w:date': `${at.slice(0, 19)}Z` })
  }
  const runs: Tracker['runs'] = (way, of) =>
    of.length === 0 ? [] : [mark(way, way === 'w:del' ? of.map(asDeleted) : of)]
  const end: Tracker['end'] = (way, of) => {
    const properties = childOf(of, 'w:pPr') ?? element('w:pPr')
    const look = childOf(properties, 'w:rPr') ?? element('w:rPr')
    const others = elementsOf(properties).filter(({ name }) => name !== 'w:rPr')
    // The order of the schema: the look of the mark stands before the section.
    const at2 = others.findIndex(({ name }) => name === 'w:sectPr' || name === 'w:pPrChange')
    const marked = { ...look, children: [mark(way), ...look.children] }
    const set = others.toSpliced(at2 === -1 ? others.length : at2, 0, marked)
    return { ...of, children: [{ ...properties, children: set }, ...contentOf(of)] }
  }
  const paragraph: Tracker['paragraph'] = (way, of, withEnd = true) => {
    const properties = childOf(of, 'w:pPr')
    const changed = {
      ...of,
      children: [...(properties === undefined ? [] : [properties]), ...runs(way, contentOf(of))],
    }
    return withEnd ? end(way, changed) : changed
  }
  const row: Tracker['row'] = (way, of) => {
    const properties = childOf(of, 'w:trPr') ?? element('w:trPr')
    const children = elementsOf(of).filter(({ name }) => name !== 'w:trPr')
    const cells = children.map((child) =>
      child.name === 'w:tc' ? { ...child, children: elementsOf(child).map((part) => cellPart(way, part)) } : child,
    )
    const first = cells.findIndex(({ name }) => name === 'w:tc')
    return {
      ...of,
      children: cells.toSpliced(Math.max(first, 0), 0, {
        ...properties,
        children: [...properties.children, mark(way)],
      }),
    }
  }
  const cellPart = (way: Way, part: XmlElement) => (part.name === 'w:p' ? paragraph(way, part, false) : part)
  const block: Tracker['block'] = (way, of) =>
    of.name === 'w:tbl'
      ? { ...of, children: elementsOf(of).map((child) => (child.name === 'w:tr' ? row(way, child) : child)) }
      : paragraph(way, of)
  return { runs, paragraph, end, row, block }
}

/** What a paragraph holds besides its properties. */
export function contentOf(paragraph: XmlElement): XmlElement[] {
  return elementsOf(paragraph).filter(({ name }) => name !== 'w:pPr')
}

function asDeleted(run: XmlElement): XmlElement {
  return {
    ...run,
    children: elementsOf(run).map((child) => (child.name === 'w:t' ? { ...child, name: 'w:delText' } : child)),
  }
}
