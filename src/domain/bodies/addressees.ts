/** Bodies named at one place of a running text: "Giao Văn phòng Tỉnh ủy, UBND tỉnh phối hợp …". Only names that the directory knows. */
import { type Body, type BodyDirectory, findNamed, mayBeginName, resolveBody } from './body-directory.ts'

/** A body where it is named in a text. */
export interface Addressee {
  readonly body: Body
  readonly start: number
  readonly end: number
  /** The work goes to who heads the body: "đồng chí Giám đốc Sở Tài chính". */
  readonly asPerson: boolean
}

/** Words of the longest name: "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Hà Lâm". */
const mostWords = 18
/** Enough to hold the first word. */
const longestWord = 24
const nameWord = /[\s,]*[^\s,;:.()]+/gu
const nameBreak = /[;:.()]/u
const groupStart = /^(?:các|những|mọi|từng|mỗi)\s/iu
const nameStart = /^\p{Lu}/u
const between = /^\s*(?:,|;|và|cùng(?:\s+với)?)\s+/u
const person =
  /^(?:các\s+)?(?:đồng chí\s+)?(?:Giám đốc|Phó Giám đốc|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Trưởng|Phó Trưởng|Chủ nhiệm|Chánh|Phó Chánh|Bí thư|Phó Bí thư|Cục trưởng|Chi cục trưởng|Tổng Giám đốc|Chỉ huy trưởng|Hiệu trưởng)\s+(?=\p{Lu})/u
const comrade = /^(?:các\s+)?đồng chí\s+(?=\p{Lu})/u

/** The bodies named from `from` on, one after the other, and where the last of them ends (`from` when there is none). */
export function readAddressees(
  text: string,
  from: number,
  directory: BodyDirectory,
): { readonly addressees: readonly Addressee[]; readonly end: number } {
  const addressees: Addressee[] = []
  let end = from
  for (let start = skipBlanks(text, from); ;) {
    const found = readOne(text, start, directory)
    if (found === null) return { addressees, end }
    addressees.push(found)
    end = found.end
    const gap = between.exec(text.slice(end, end + 12))
    if (gap === null) return { addressees, end }
    start = end + gap[0].length
  }
}

function skipBlanks(text: string, at: number): number {
  const blanks = /^\s+/u.exec(text.slice(at, at + 8))
  return at + (blanks?.[0].length ?? 0)
}

function readOne(text: string, start: number, directory: BodyDirectory): Addressee | null {
  const rest = text.slice(start, start + 240)
  const title = person.exec(rest) ?? comrade.exec(rest)
  if (title !== null) {
    const titled = longestName(rest, title[0].length, directory)
    if (titled !== null) return { body: titled.body, start, end: start + titled.end, asPerson: true }
  }
  const named = longestName(rest, 0, directory)
  return named === null ? null : { body: named.body, start, end: start + named.end, asPerson: false }
}

/** The longest known name that begins at `at`. */
function longestName(rest: string, at: number, directory: BodyDirectory): { body: Body; end: number } | null {
  const broken = rest.slice(at).search(nameBreak)
  const area = broken === -1 ? rest.slice(at) : rest.slice(at, at + broken)
  const isGroup = groupStart.test(area)
  if (!isGroup && !(nameStart.test(area) && mayBeginName(area.slice(0, longestWord), directory))) return null
  let longest = null as { body: Body; end: number } | null
  let words = 0
  for (const { 0: word, index } of area.matchAll(nameWord)) {
    words += 1
    if (words > mostWords) break
    const end = index + word.length
    const name = area.slice(0, end)
    // A list of a generic group may stop anywhere, a name only where it is known.
    const body = isGroup ? resolveBody(name, directory) : findNamed(name, directory)
    // "Hội Nông dân tỉnh, Tỉnh đoàn": what stands behind a comma and changes nothing begins the next name.
    const isNext = /^,\s*\p{Lu}/u.test(word) && longest?.body === body
    if (body !== null && !isNext) longest = { body, end: at + end }
  }
  return longest
}
