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
    /** Ids of what is in a group. */
    members: z.array(z.string()).readonly().default([]),
    /** Who is in a group whose members are not listed. */
    description: z.string().default(''),
    /** Nobody can be held accountable: the group names no definite bodies ("các đơn vị liên quan"). */
    generic: z.boolean().default(false),
    /** A generic group is any list of these nouns, each with or without one of the tails. */
    nouns: z.array(z.string()).readonly().default([]),
    tails: z.array(z.string()).readonly().default([]),
    /** Id of the body it is a part of: a division of a department. */
    parent: z.string().default(''),
    /** How many units a group has whose members are not listed; null while unknown. */
    count: z.number().int().positive().nullable().default(null),
    /** False for a body that is gone, or not yet there: it is recognised, and not proposed. */
    isValid: z.boolean().default(true),
    /** Names it had before or will have later: recognised where no other body has them. */
    otherNames: z.array(z.string()).readonly().default([]),
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
  /** Names that the paper at hand writes apart and no body has, the longest first. */
  readonly ownNames: readonly string[]
  /** Cache of the meaning of names, by their spelling: the same few are looked up after every keystroke. */
  readonly asked: Map<string, Body | null>
}

/** Reads a directory file: the bodies a new office begins with. Refuses `input.invalid` as `makeDirectory` does. */
export function readDirectory(json: unknown, province = ''): BodyDirectory {
  const read = directorySchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw refuse(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  return makeDirectory(read.data.bodies, { province, abbreviations: read.data.abbreviations })
}

interface DirectoryOptions {
  /**
   * "Hà Lâm": read over at the end of names, so that "Thuế tỉnh Hà Lâm" is "Thuế tỉnh" while the tax office of another
   * province is not.
   */
  readonly province?: string
  readonly abbreviations?: Readonly<Record<string, string>>
}

/** Refuses with `input.invalid` an id or name claimed twice, a member that is not there and a group that is in itself. */
export function makeDirectory(bodies: readonly Body[], options: DirectoryOptions = {}): BodyDirectory {
  const { province = '', abbreviations: own = {} } = options
  const plain = new Map<string, string>()
  const shortForms = [...sharedAbbreviations, ...Object.entries(own)]
  const abbreviations = new Map(shortForms.map(([short, long]) => [shortKey(short), keyOf(long, plain)]))
  const byId = new Map<string, Body>()
  for (const body of bodies) {
    if (byId.has(body.id)) throw refuse('bodies', `mã "${body.id}" dùng hai lần`)
    byId.set(body.id, body)
  }
  refuseCircles(bodies, byId)
  const firstWords = bodies
    .flatMap(({ name, aliases, otherNames }) => [name, ...aliases, ...otherNames])
    .concat(shortForms.map(([short]) => short))
    .map(firstWordOf)
  return {
    bodies,
    byId,
    byKey: claimNames(bodies, abbreviations),
    firstWords: new Set(firstWords),
    lists: bodies.filter((body) => body.nouns.length > 0).map((group) => ({ group, part: partOf(group) })),
    abbreviations,
    province: keyOf(province, abbreviations),
    ownNames: [],
    asked: new Map(),
  }
}

/** A name of today goes before a name of a body that is gone, and this before names from before or later. */
function claimNames(bodies: readonly Body[], abbreviations: ReadonlyMap<string, string>): ReadonlyMap<string, Body> {
  const byKey = new Map<string, Body>()
  for (const body of bodies.filter(({ isValid }) => isValid)) {
    for (const name of [body.name, ...body.aliases]) {
      const key = keyOf(name, abbreviations)
      const owner = byKey.get(key) ?? body
      if (owner !== body) throw refuse('bodies', `tên "${name}" dùng cho cả "${owner.name}" và "${body.name}"`)
      byKey.set(key, body)
    }
  }
  const claim = (body: Body, names: readonly string[]) => {
    for (const name of names) {
      const key = keyOf(name, abbreviations)
      if (!byKey.has(key)) byKey.set(key, body)
    }
  }
  for (const body of bodies) claim(body, [body.name, ...body.aliases])
  for (const body of bodies) claim(body, body.otherNames)
  return byKey
}

/** A group is in itself when going down its members leads back to it. */
function refuseCircles(bodies: readonly Body[], byId: ReadonlyMap<string, Body>): void {
  const clear = new Set<string>()
  const goDown = (body: Body, above: readonly string[]): void => {
    if (above.includes(body.id)) throw refuse('bodies', `nhóm "${body.name}" nằm trong chính nó`)
    if (clear.has(body.id)) return
    for (const id of body.members) {
      const member = byId.get(id)
      if (member === undefined)
        throw refuse('bodies', `nhóm "${body.name}" có thành viên "${id}" không có trong danh mục`)
      goDown(member, [...above, body.id])
    }
    clear.add(body.id)
  }
  for (const body of bodies) goDown(body, [])
}

/** The directory as the province of `place` uses it, where the directory itself names no province. */
export function localDirectory(directory: BodyDirectory, place: string): BodyDirectory {
  const province = keyOf(place, directory.abbreviations)
  if (directory.province !== '' || province === '') return directory
  return { ...directory, province, asked: new Map() }
}

/**
 * The directory with the names of a paper's recipients. Bodies inside an office ("Khoa Dược", "Xí nghiệp Cấp nước Đông
 * Lĩnh") stand in no directory, and where such a name ends in a sentence only a place where it stands alone can tell.
 */
export function withOwnNames(
  directory: BodyDirectory,
  recipients: readonly { readonly name: string }[],
): BodyDirectory {
  const names = recipients.flatMap(({ name }) => {
    const bare = squeeze(name).replace(/[\s.,;:]+$/u, '')
    return bare.length > 3 && bare.length < 120 && bare.includes(' ') && findNamed(bare, directory) === null
      ? [bare]
      : []
  })
  const ownNames = [...new Set(names)].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))
  return ownNames.join('\n') === directory.ownNames.join('\n') ? directory : { ...directory, ownNames }
}

/** How long the name of the paper's own is that `text` begins with; 0 where it begins with none. */
export function ownNameAt(text: string, { ownNames }: BodyDirectory): number {
  return ownNames.find((name) => text.startsWith(name) && !/^[\p{L}\d]/u.test(text.slice(name.length)))?.length ?? 0
}

function refuse(field: string, why: string): Refusal {
  return new Refusal('input.invalid', `Danh mục cơ quan: ${why} (${field}).`, { field, why })
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
