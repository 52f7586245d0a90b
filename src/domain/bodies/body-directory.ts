/** The directory of bodies: which spellings mean the same body, and whom a group covers. */
import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { abbreviations as sharedAbbreviations, shortKey } from '../words/abbreviations.ts'
import { fold, squeeze } from '../words/text.ts'

const bodySchema = z
  .object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).readonly().default([]),
    kind: z.enum(['body', 'group']),
    level: z.enum(['central', 'province', 'commune', 'other']),
    /** Ids of what is in a group; they are above it in the file, so that no group is in itself. */
    members: z.array(z.string()).readonly().default([]),
    /** Who is in a group whose members are not listed. */
    description: z.string().default(''),
    /** Nobody can be held accountable: the group names no definite bodies ("các đơn vị liên quan"). */
    generic: z.boolean().default(false),
    /** A generic group is any list of these nouns, each with or without one of the tails. */
    nouns: z.array(z.string()).readonly().default([]),
    tails: z.array(z.string()).readonly().default([]),
  })
  .strict()
  .readonly()

const directorySchema = z
  .object({
    /** Short forms of the office's own inside names, beside those that all offices read (words/abbreviations.ts). */
    abbreviations: z.record(z.string(), z.string()).default({}),
    bodies: z.array(bodySchema).readonly(),
  })
  .strict()

export type Body = z.infer<typeof bodySchema>

export interface BodyDirectory {
  readonly bodies: readonly Body[]
  readonly byId: ReadonlyMap<string, Body>
  /** By `shortKey`, in comparable form. */
  readonly abbreviations: ReadonlyMap<string, string>
  /** Comparable form of every name and alias. */
  readonly byKey: ReadonlyMap<string, Body>
  /** Folded first words of all names and short forms: most words of a text begin no name. */
  readonly firstWords: ReadonlySet<string>
  /** Generic groups, each with the pattern of one part of its list. */
  readonly lists: readonly { readonly group: Body; readonly part: RegExp }[]
  /** Comparable form of the name of the province; empty when unknown. */
  readonly province: string
  /** Cache of the meaning of names, by their spelling: the same few are looked up after every keystroke. */
  readonly asked: Map<string, Body | null>
}

/**
 * Reads a directory file. `province` ("Hà Lâm") is read over at the end of names, so that "Thuế tỉnh Hà Lâm"
 * is "Thuế tỉnh" while the tax office of another province is not. Refuses with `input.invalid` what is not a
 * directory, an id or name claimed twice and a member that does not stand above its group.
 */
export function readDirectory(json: unknown, province = ''): BodyDirectory {
  const read = directorySchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw refuse(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const { bodies } = read.data
  const plain = new Map<string, string>()
  const shortForms = [...sharedAbbreviations, ...Object.entries(read.data.abbreviations)]
  const abbreviations = new Map(shortForms.map(([short, long]) => [shortKey(short), keyOf(long, plain)]))
  const byId = new Map<string, Body>()
  const byKey = new Map<string, Body>()
  for (const body of bodies) {
    if (byId.has(body.id)) throw refuse('bodies', `mã "${body.id}" dùng hai lần`)
    const missing = body.members.find((member) => !byId.has(member))
    if (missing !== undefined) throw refuse('bodies', `thành viên "${missing}" phải đứng trước nhóm "${body.id}"`)
    byId.set(body.id, body)
    for (const name of [body.name, ...body.aliases]) {
      const key = keyOf(name, abbreviations)
      const owner = byKey.get(key) ?? body
      if (owner !== body) throw refuse('bodies', `tên "${name}" dùng cho cả "${owner.id}" và "${body.id}"`)
      byKey.set(key, body)
    }
  }
  const lists = bodies.filter((body) => body.nouns.length > 0).map((group) => ({ group, part: partOf(group) }))
  const firstWords = new Set(
    bodies
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .concat(shortForms.map(([short]) => short))
      .map(firstWordOf),
  )
  return {
    bodies,
    byId,
    byKey,
    firstWords,
    lists,
    abbreviations,
    province: keyOf(province, abbreviations),
    asked: new Map(),
  }
}

/** The directory as the province of `place` uses it, where the directory itself names no province. */
export function localDirectory(directory: BodyDirectory, place: string): BodyDirectory {
  const province = keyOf(place, directory.abbreviations)
  if (directory.province !== '' || province === '') return directory
  return { ...directory, province, asked: new Map() }
}

function refuse(field: string, why: string): Refusal {
  return new Refusal('input.invalid', `Danh mục cơ quan: ${why} (${field}).`, { field })
}

/** Words without marks, case and punctuation. "và" and "&" join words, so that "NN và MT" is one like "NN&MT". */
function foldWords(name: string): string[] {
  const joined = fold(name).replace(/\s*(?:&|\sva\s)\s*/g, '&')
  return joined.match(/[a-z0-9&]+/g) ?? []
}

function firstWordOf(name: string): string {
  return (/[a-z0-9]+/.exec(fold(name).replace(/^\s*cac\s+/, '')) ?? [''])[0]
}

/** False when no name of the directory begins as `text` does. */
export function mayBeginName(text: string, { firstWords }: BodyDirectory): boolean {
  return firstWords.has(firstWordOf(text))
}

/** What the spellings of one name share: no marks, case, blanks, punctuation, short forms, nor "các" in front. */
function keyOf(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = foldWords(name)
  if (words[0] === 'cac') words.shift()
  const expand = (word: string) => abbreviations.get(word) ?? word
  return words
    .map((word) => abbreviations.get(word.replaceAll('&', '')) ?? word.split('&').map(expand).join(''))
    .join('')
}

/** The body with exactly this name or alias, other spellings of it included; no generic group by its nouns. */
export function findNamed(name: string, directory: BodyDirectory): Body | null {
  const { asked } = directory
  const before = asked.get(name)
  if (before !== undefined) return before
  if (asked.size >= mostRemembered) asked.clear()
  const found = lookUp(name, directory)
  asked.set(name, found)
  return found
}

const mostRemembered = 20_000

function lookUp(name: string, directory: BodyDirectory): Body | null {
  const key = keyOf(name, directory.abbreviations)
  const direct = directory.byKey.get(key)
  if (direct !== undefined) return direct
  const { province } = directory
  const local = province !== '' && key.endsWith(province) ? key.slice(0, -province.length) : key
  return directory.byKey.get(local) ?? directory.byKey.get(local.replace(/tinh$/, '')) ?? null
}

/**
 * The body or group a name means, or null. Marks, tone places, case, blanks and short forms do not matter:
 * "Sở KHCN", "Sở KH & CN" and "SỞ KHOA HỌC VÀ CÔNG NGHỆ" are one.
 */
export function resolveBody(name: string, directory: BodyDirectory): Body | null {
  const named = findNamed(name, directory)
  if (named !== null) return named
  const parts = fold(name).split(/,|;|\sva\s/)
  return directory.lists.find(({ part }) => parts.every((words) => part.test(squeeze(words))))?.group ?? null
}

/** One part of a list of a generic group: "các đơn vị có liên quan" is a noun with a tail. */
function partOf({ nouns, tails }: Body): RegExp {
  return new RegExp(`^(?:cac )?(?:${nouns.map(fold).join('|')})(?: (?:${tails.map(fold).join('|')}))*$`)
}

/** True when what goes to `group` goes to `body`: they are the same, or `body` is in the group or in a group of it. */
export function covers(group: Body, body: Body, directory: BodyDirectory): boolean {
  if (group.id === body.id) return true
  return group.members.some((id) => {
    const member = directory.byId.get(id)
    return member !== undefined && covers(member, body, directory)
  })
}
