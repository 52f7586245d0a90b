/**
 * Pure rooms hold no state: what is remembered belongs to a `CheckMemory` of the caller, or to a value that is passed
 * in. Tables built once from literals are fine. `oxlint` has no rule for it, so the syntax trees are searched here.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseAst } from 'vite'

const rooms = ['src/domain', 'src/checker', 'src/page']

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string'
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
const isFunction = ({ type }: Node) => /Function/u.test(type)
const nameOf = (value: unknown) => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '')

/** The nodes of a tree for which `isSought` holds; what stands in a function only where `inFunctions` says so. */
function search(node: Node, isSought: (node: Node) => boolean, inFunctions: boolean): Node[] {
  const below = childrenOf(node).filter((child) => inFunctions || !isFunction(child))
  return [...(isSought(node) ? [node] : []), ...below.flatMap((child) => search(child, isSought, inFunctions))]
}

const growing = ['WeakMap', 'WeakSet', 'Map', 'Set']
const writing =
  /^(?:set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|append|getOrInsert\w*)$/u

/** A collection that begins empty is there to be filled, unless its type says that nobody can; a weak one always is. */
function isToBeFilled({ type, callee, arguments: given }: Node): boolean {
  const name = nameOf(callee)
  if (type === 'CallExpression') return name === 'createMemory'
  return (
    type === 'NewExpression' &&
    growing.includes(name) &&
    (name.startsWith('Weak') || (Array.isArray(given) && given.length === 0))
  )
}

/** The name at the front of `known.of.it[0]`. */
function ownerOf(node: unknown): string {
  if (!isNode(node)) return ''
  return node.type === 'MemberExpression' ? ownerOf(node['object']) : nameOf(node)
}

/** What a module keeps between two calls, each with the place where it stands. */
function stateIn(source: string): string[] {
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node
  const declared = childrenOf(program)
    .map((node) => (node.type === 'ExportNamedDeclaration' && isNode(node['declaration']) ? node['declaration'] : node))
    .filter(({ type }) => type === 'VariableDeclaration')
  const declarators = declared.flatMap(childrenOf)
  const names = new Set(declarators.map(({ id }) => nameOf(id)).filter((name) => name !== ''))
  const variables = declared.filter(({ kind }) => kind !== 'const')
  const filled = declarators.filter(
    (node) =>
      !/^\s*:\s*Readonly/u.test(typeText(node, source)) &&
      isNode(node['init']) &&
      !isFunction(node['init']) &&
      search(node['init'], isToBeFilled, false).length > 0,
  )
  // Names are not shadowed (no-shadow), so that the name alone tells whose it is.
  const written = search(program, isFunction, true)
    .filter((node) => isNode(node['body']))
    .flatMap((node) => search(node, (inner) => names.has(writtenIn(inner)), true))
  return [...new Set([...variables, ...filled, ...written].map(({ start }) => start))]
    .toSorted((one, other) => one - other)
    .map((start) => {
      const before = source.slice(0, start).split('\n')
      return `${before.length}: ${source.split('\n')[before.length - 1]?.trim() ?? ''}`
    })
}

function typeText({ id }: Node, source: string): string {
  const annotation = isNode(id) ? id['typeAnnotation'] : null
  return isNode(annotation) ? source.slice(annotation.start, annotation.start + 30) : ''
}

/** The name of what a node writes to; empty where it writes to nothing but its own. */
function writtenIn(node: Node): string {
  const { type, callee, left, argument } = node
  if (type === 'AssignmentExpression') return ownerOf(left)
  if (type === 'UpdateExpression' || (type === 'UnaryExpression' && node['operator'] === 'delete'))
    return ownerOf(argument)
  if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') return ''
  return writing.test(nameOf(callee['property'])) ? ownerOf(callee['object']) : ''
}

/** What is kept is found again by the function that made it: one made anew for each call is never met again. */
function madeAnewIn(source: string): string[] {
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node
  const isKept = ({ type, callee, arguments: given }: Node) =>
    type === 'CallExpression' &&
    isNode(callee) &&
    (nameOf(callee) === 'checkParts' ||
      (['of', 'next'].includes(nameOf(callee['property'])) && /\bmemory$/u.test(textOf(callee['object'], source)))) &&
    Array.isArray(given) &&
    isNode(given[0]) &&
    isFunction(given[0])
  const inFunctions = search(program, isFunction, true).flatMap((node) =>
    search(node, ({ callee }) => nameOf(callee) === 'oncePerText', true),
  )
  return [...search(program, isKept, true), ...inFunctions].map((node) => textOf(node, source))
}

function textOf(node: unknown, source: string): string {
  return isNode(node) ? source.slice(node.start, Number(node['end'])) : ''
}

test.each([
  ['let count = 0', 1],
  ['export let last: string | null = null', 1],
  ['var count = 0', 1],
  ['const known =\n  new WeakMap<object, string>()', 1],
  ['export const known = new Map<string, string>()', 1],
  ['const known: Map<string, string> = new Map()', 1],
  ['const last = { rows: new WeakSet<object>() }', 1],
  ['const memory = createMemory()', 1],
  ['const last = { of: "" }\nfunction keep(of: string) {\n  last.of = of\n}', 1],
  ['const known: Record<string, number> = {}\nexport const keep = (of: string) => (known[of] ??= 1)', 1],
  ['const known: string[] = []\nexport const keep = (of: string) => {\n  known.push(of)\n}', 1],
  ['const counts = { all: 0 }\nexport const count = () => counts.all++', 1],
  ['const none: ReadonlyMap<string, string> = new Map()', 0],
  ['const words = new Set(["và", "của"])\nconst names = new Map(Object.entries({ a: "b" }))', 0],
  ['export function read() {\n  let count = 0\n  const known = new Map()\n  known.set("a", (count += 1))\n}', 0],
  ['const make = () => new WeakMap()', 0],
])('state in %j: %i', (source, places) => expect(stateIn(source)).toHaveLength(places))

test.each([
  ['const f = (unit: Unit) => unit.memory.of((one) => one.text, unit)', 1],
  ['const f = (reading: Reading) => reading.memory.next(() => 1)', 1],
  ['const f = (texts: Units) => checkParts((one) => [one], texts, 1)', 1],
  ['const f = (texts: Units) => oncePerText((one) => [one])(texts)', 1],
  ['const f = oncePerText((one) => [one])', 0],
  ['const f = (unit: Unit) => unit.memory.of(read, unit)\nconst read = (unit: Unit) => Array.of(unit)', 0],
])('made anew in %j: %i', (source, places) => expect(madeAnewIn(source)).toHaveLength(places))

const files = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => ({ path: `${room}/${name}`, source: readFileSync(`${room}/${name}`, 'utf8') })),
)

test('no module of a pure room keeps anything between two calls', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(({ path, source }) => stateIn(source).map((place) => `${path}:${place}`))).toEqual([])
})

test('no key of a memory is made anew for each call', () => {
  expect(files.flatMap(({ path, source }) => madeAnewIn(source).map((place) => `${path}: ${place}`))).toEqual([])
})
