/** Words that occur in names of bodies (agencies) and of groups of them: one list (resources/words/bodies.json). */
import { z } from 'zod'
import shipped from '../../../resources/words/bodies.json' with { type: 'json' }
import { anyOf, wordsAtStart } from '../words/word-patterns.ts'

const words = z.array(z.string().min(1)).min(1).readonly()

const listSchema = z
  .object({
    /** First words of the name of a body: a comma or "và" before one of them separates bodies. */
    openings: words,
    /** What a group is made of: "các sở, ban, ngành". */
    groupNouns: words,
    /** Words before such a noun. */
    quantifiers: words,
    /** Heads that share the words after the next one: "Đảng ủy, UBND các xã". */
    sharedHeads: words,
    /** First of the words that are shared. */
    sharedTails: words,
  })
  .strict()

const list = listSchema.parse(shipped)

export const bodyOpenings = list.openings
export const groupNouns = list.groupNouns
const quantifier = anyOf(list.quantifiers)
const groupNoun = anyOf(list.groupNouns)

export const opening = wordsAtStart(list.openings)
export const sharedHead = wordsAtStart(list.sharedHeads)
export const sharedTail = wordsAtStart(list.sharedTails)
/** "các sở" */
export const beginsGroup = new RegExp(String.raw`^${quantifier}\s+${groupNoun}(?!\p{L})`, 'iu')
/** "sở": one noun and nothing else. */
export const bareNoun = new RegExp(`^${groupNoun}$`, 'iu')

const groupForms = [
  wordsAtStart(list.quantifiers),
  new RegExp(String.raw`^${groupNoun}\s*(?:,|$)`, 'iu'),
  /\scác\s+(?:xã|phường|đặc khu|cấp|địa phương)(?!\p{L})/iu,
  /\s(?:cấp xã|liên quan)$/iu,
]

/** True for a group ("Các sở, ban, ngành", "UBND các xã"), of which no single one is named. */
export function isGroup(name: string): boolean {
  return groupForms.some((form) => form.test(name))
}

/** True when `text` begins as the name of a body does: "Đài Khí tượng Thủy văn tỉnh". */
export function beginsAsBody(text: string): boolean {
  return opening.test(text)
}
