/** Responsible bodies (agencies) as they are listed in a cell or a recipient line. Which body is meant: body-directory.ts. */
import { bareNoun, beginsGroup, isGroup, opening, sharedHead, sharedTail } from './body-words.ts'
import { type BodyDirectory, findNamed, resolveBody } from './body-directory.ts'
import { squeeze } from '../words/text.ts'

export { beginsAsBody, isGroup } from './body-words.ts'

export interface BodyMention {
  /**
   * As written, without bracket, blanks squeezed. A head that shares the words after the next one gets
   * them: "Đảng ủy, UBND các xã" names "Đảng ủy các xã" and "UBND các xã".
   */
  readonly name: string
  /** What is in brackets at the end or after a colon: a sub-unit, sometimes a short name ("Viettel"). */
  readonly subUnit: string
  /** Place in the text; the bracket is inside. */
  readonly start: number
  readonly end: number
}

/** "BIDV", "EVN": a body after a comma, but not after "và" ("Chi cục Trồng trọt và BVTV"). */
const acronym = /^[A-ZĐƯ]{3,}(?!\p{L})/u
/** The name goes on after "và" although an opening follows: "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Báo và Đài …". */
const unfinished = /^(?:Báo|(?:Văn phòng|VP) (?:Đoàn đại biểu Quốc hội|Đoàn ĐBQH|Hội đồng nhân dân|HĐND))$/iu
const bullet = /^\s*[-–—•*+]/u
const lead = /^(?:\s|[-–—•*+]|\(?\d{1,2}[.)]\s|[a-zđ]\)\s|Lưu:?\s)+/u
const endMark = /[\s,;.…]/u
/** What is longer is no name: keeps the reading of any text linear. */
const longestName = 200

type Separator = '' | 'và' | ',' | '\n' | ';'

interface Piece {
  readonly start: number
  end: number
  readonly before: Separator
}

/**
 * The bodies in a cell or a recipient line, in order. ";" and a bullet always separate, "," and "và" only
 * before the name of another body, so that "Sở Văn hóa, Thể thao và Du lịch" and "Các sở, ban, ngành" stay
 * whole. With a directory its names stay whole too, and an unknown name after a known body is a body.
 */
export function parseBodies(text: string, directory?: BodyDirectory): BodyMention[] {
  const shared = findSharedNouns(text, directory)
  if (shared.length === 0) return parsePlain(text, directory)
  // What was read keeps its place as blanks.
  let rest = text
  for (const { start, end } of shared) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  const mentions = [...shared.flatMap(({ mentions: of }) => of), ...parsePlain(rest, directory)]
  return mentions.toSorted((one, other) => one.start - other.start)
}

interface SharedNoun {
  readonly start: number
  readonly end: number
  readonly mentions: readonly BodyMention[]
}

/** "Các sở:", "Các Chi cục:" in front of the names that share the noun. */
const sharedNoun =
  /(?<=^|[;\n]|[-–•*+]|Lưu:?)[ \t]*[Cc]ác (sở|chi cục|phòng|trung tâm|cục|đảng ủy|đảng bộ|ban|trường|bệnh viện|hội)[ \t]*:[ \t]*(?=\p{L})/giu

/** Bodies that share a noun before a colon: "Các sở: Tài chính, Nội vụ" names "Sở Tài chính" and "Sở Nội vụ". */
function findSharedNouns(text: string, directory: BodyDirectory | undefined): SharedNoun[] {
  if (!text.includes(':')) return []
  return [...text.matchAll(sharedNoun)].map(({ index, 0: head, 1: noun = '' }) => {
    const title = noun.charAt(0).toUpperCase() + noun.slice(1).toLowerCase()
    const from = index + head.length
    const length = text.slice(from).search(/[;\n(]/)
    const all = cutPieces(text.slice(from, length === -1 ? text.length : from + length), new Map())
    const others = all.findIndex(({ start, end }, at) => at > 0 && isOther(text.slice(from + start, from + end)))
    const pieces = others === -1 ? all : all.slice(0, others)
    const mentions: BodyMention[] = []
    for (let at = 0; at < pieces.length; at += 1) {
      const last = endOfShared(text, from, pieces, at, title, directory)
      const raw = text.slice(from + (pieces[at]?.start ?? 0), from + (pieces[last]?.end ?? 0))
      const written = raw.trim().replace(/[.…]$/u, '')
      const start = from + (pieces[at]?.start ?? 0) + raw.length - raw.trimStart().length
      mentions.push({ name: `${title} ${squeeze(written)}`, subUnit: '', start, end: start + written.length })
      at = last
    }
    return { start: index, end: mentions.at(-1)?.end ?? from, mentions }
  })
}

/** Another body in the list: "Các sở: Tài chính, Nội vụ, Công an tỉnh". */
function isOther(words: string): boolean {
  return beginsBody(words.replace(lead, '').trim())
}

/** The last piece of the name that begins with piece `at`: the longest that the directory knows, else all that "và" joins. */
function endOfShared(
  text: string,
  from: number,
  pieces: readonly Piece[],
  at: number,
  noun: string,
  directory: BodyDirectory | undefined,
): number {
  const nameTo = (last: number) =>
    `${noun} ${text.slice(from + (pieces[at]?.start ?? 0), from + (pieces[last]?.end ?? 0)).trim()}`
  if (directory !== undefined)
    for (let last = Math.min(at + 4, pieces.length - 1); last >= at; last -= 1)
      if (findNamed(nameTo(last), directory) !== null) return last
  let last = at
  while (pieces[last + 1]?.before === 'và') last += 1
  return last
}

function parsePlain(text: string, directory?: BodyDirectory): BodyMention[] {
  const brackets = matchBrackets(text)
  const pieces = cutPieces(text, brackets)
  const wholes: Piece[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) break
    const last = wholes.at(-1)
    const raw = text.slice(piece.start, piece.end)
    if (last !== undefined && !separates(text.slice(last.start, last.end), raw, piece.before, directory)) {
      last.end = piece.end
      continue
    }
    const taken = directory === undefined ? at : endOfKnownName(text, pieces, at, directory)
    wholes.push({ ...piece, end: pieces[taken]?.end ?? piece.end })
    at = taken
  }
  return completeHeads(
    wholes.map((whole) => readMention(text, whole, brackets)),
    wholes,
  )
}

/** Opening bracket -> its closing one. A bracket without a partner is an ordinary character. */
function matchBrackets(text: string): Map<number, number> {
  const matched = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open.push(at)
    if (text[at] !== ')') continue
    const start = open.pop()
    if (start !== undefined) matched.set(start, at)
  }
  return matched
}

/** Pieces with letters in them, between separators outside brackets. A comma at the end of a line stays a comma. */
function cutPieces(text: string, brackets: ReadonlyMap<number, number>): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let before: Separator = ''
  const close = (end: number, next: Separator, after: number) => {
    if (/\p{L}/u.test(text.slice(start, end))) {
      pieces.push({ start, end, before })
      before = next
    } else if (before !== ';' && (next === ';' || before !== ',')) {
      before = next
    }
    start = after
  }
  const separator = /\(|\s(?=và\s)|;|,|\n/giu
  for (let found = separator.exec(text); found !== null; found = separator.exec(text)) {
    const [mark] = found
    if (mark === '(') {
      separator.lastIndex = (brackets.get(found.index) ?? found.index) + 1
    } else if (mark === ';' || mark === ',' || mark === '\n') {
      close(found.index, mark, found.index + 1)
    } else {
      close(found.index, 'và', found.index + 1 + 'và'.length)
    }
  }
  close(text.length, '', text.length)
  return pieces
}

/** Whether `raw` is another body than the one read so far. */
function separates(soFar: string, raw: string, before: Separator, directory: BodyDirectory | undefined): boolean {
  if (before === ';' || bullet.test(raw)) return true
  const words = raw.replace(lead, '').trim()
  const current = squeeze(soFar.slice(0, longestName).replace(lead, ''))
  const capital = /^\p{Lu}/u.test(words)
  const another = capital && (before === '\n' || sharedHead.test(words))
  if (bareNoun.test(words) && isGroup(current) && !another) return false
  if (before === 'và') return beginsBody(words) && !unfinished.test(current)
  if (beginsBody(words) || acronym.test(words)) return true
  if (!capital) return false
  return before === '\n' || (directory !== undefined && resolveBody(current, directory)?.kind === 'body')
}

/** A small letter begins a name only before a capital or a level: "sở Y tế", "công an tỉnh", not "ban quản lý". */
function beginsBody(words: string): boolean {
  if (beginsGroup.test(words)) return true
  const head = opening.exec(words)
  if (head === null) return false
  return /^\p{Lu}/u.test(words) || /^\s+(?:\p{Lu}|(?:tỉnh|cấp|các)(?!\p{L}))/u.test(words.slice(head[0].length))
}

/** Index of the last piece of the longest known name that begins at piece `at`; `at` itself when there is none. */
function endOfKnownName(text: string, pieces: readonly Piece[], at: number, directory: BodyDirectory): number {
  const longest = 4
  const start = pieces[at]?.start ?? 0
  let last = at
  for (let next = at + 1; next <= at + longest; next += 1) {
    const piece = pieces[next]
    if (piece === undefined || piece.before === ';') break
    if (findNamed(text.slice(start, piece.end).replace(lead, ''), directory) !== null) last = next
  }
  return last
}

function readMention(text: string, whole: Piece, brackets: ReadonlyMap<number, number>): BodyMention {
  const raw = text.slice(whole.start, whole.end)
  const start = whole.start + (lead.exec(raw)?.[0].length ?? 0)
  let end = whole.end
  while (end > start && endMark.test(text.charAt(end - 1))) end -= 1
  const bracket = [...brackets].find(([open, close]) => close === end - 1 && open > start)
  if (bracket !== undefined) {
    const [open, close] = bracket
    return { name: squeeze(text.slice(start, open)), subUnit: squeeze(text.slice(open + 1, close)), start, end }
  }
  const written = text.slice(start, end)
  const colon = written.indexOf(':')
  if (colon <= 0) return { name: squeeze(written), subUnit: '', start, end }
  return { name: squeeze(written.slice(0, colon)), subUnit: squeeze(written.slice(colon + 1)), start, end }
}

/** Gives a bare head the words it shares with the next name: "HĐND, UBND tỉnh" -> "HĐND tỉnh", "UBND tỉnh". */
function completeHeads(mentions: readonly BodyMention[], wholes: readonly Piece[]): BodyMention[] {
  const completed = [...mentions]
  let tail = ''
  for (let at = mentions.length - 1; at >= 0; at -= 1) {
    const mention = mentions[at]
    if (mention === undefined) break
    const head = sharedHead.exec(mention.name)?.[0] ?? ''
    if (head === mention.name) {
      // There is no "Đảng ủy tỉnh": the Party committee of a province is Tỉnh ủy.
      const fits = tail !== '' && !(/^đảng/iu.test(head) && /^(?:tỉnh|cấp tỉnh)/iu.test(tail))
      if (fits) completed[at] = { ...mention, name: `${head} ${tail}` }
    } else {
      const rest = head === '' ? '' : mention.name.slice(head.length).trim()
      tail = sharedTail.test(rest) ? rest : ''
    }
    const before = wholes[at]?.before
    if (before !== ',' && before !== 'và') tail = ''
  }
  return completed
}

/** The list in one form: "Sở A (Chi cục B); Sở C". */
export function writeBodies(mentions: readonly BodyMention[]): string {
  return mentions.map(({ name, subUnit }) => (subUnit === '' ? name : `${name} (${subUnit})`)).join('; ')
}
