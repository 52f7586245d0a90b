/** An XML part of our own making as a tree, for changing it, and as text again. Foreign parts are read by xml-read.ts. */
import { SaxesParser } from 'saxes'
import { escapeXml } from './escape-xml.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

export function parseTree(pieces: Iterable<string>): XmlElement {
  const parser = new SaxesParser()
  const root = { name: '', attributes: {}, children: [] as (XmlElement | string)[] }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const opened = { name, attributes, children: [] as (XmlElement | string)[] }
    open.at(-1)?.children.push(opened)
    open.push(opened)
  })
  parser.on('text', (text) => open.at(-1)?.children.push(text))
  parser.on('closetag', () => open.pop())
  for (const piece of pieces) parser.write(piece)
  parser.close()
  const [first] = elementsOf(root)
  if (first === undefined) throw new Error('xml: no root')
  return first
}

export function elementsOf({ children }: Pick<XmlElement, 'children'>): XmlElement[] {
  return children.filter((child) => typeof child !== 'string')
}

export function childOf(of: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(of).find((child) => child.name === name)
}

export function element(
  name: string,
  children: XmlElement['children'] = [],
  attributes: XmlElement['attributes'] = {},
): XmlElement {
  return { name, attributes, children }
}

export function writeTree({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value).replaceAll('"', '&quot;')}"`)
    .join('')
  if (children.length === 0) return `<${name}${written}/>`
  const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : writeTree(child))).join('')
  return `<${name}${written}>${inside}</${name}>`
}
