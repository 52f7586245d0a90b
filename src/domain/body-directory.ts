/** The directory of bodies: which spellings mean the same body, and whom a group covers. */
import { z } from 'zod'
import { Refusal } from './errors.ts'
import { fold } from './text.ts'

const bodySchema = z
  .object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).readonly().default([]),
    kind: z.enum(['body', 'group']),
    level: z.enum(['central', 'province', 'commune', 'other']),
    /** Ids of the bodies and groups in a group; empty where the group is described alone. */
    members: z.array(z.string()).readonly().default([]),
    /** Who is in a group whose members are not listed. */
    description: z.string().default(''),
    /** Nobody is answerable: the group names no definite bodies ("các đơn vị liên quan"). */
    generic: z.boolean().default(false),
    /** A generic group is any list of these nouns, each with or without one of the tails. */
    nouns: z.array(z.string()).readonly().default([]),
    tails: z.array(z.string()).readonly().default([]),
  })
  .strict()
  .readonly()

const directorySchema = z
  .object({
    /** Short form of words inside names -> the words: "KH&CN" -> "Khoa học và Công nghệ". */
    abbreviations: z.record(z.string(), z.string()),
    bodies: z.array(bodySchema).readonly(),
  })
  .strict()

export type Body = z.infer<typeof bodySchema>

export interface BodyDirectory {
  readonly bodies: readonly Body[]
  readonly byId: ReadonlyMap<string, Body>
  readonly abbreviations: ReadonlyMap<string, string>
  /** Comparable form of every name and alias. */
  readonly byKey: ReadonlyMap<string, Body>
  /** Comparable form of the name of the province; empty when unknown. */
  readonly province: string
}

/**
 * Reads a directory file. `province` ("Hà Lâm") is read over at the end of names, so that "Thuế tỉnh Hà Lâm"
 * is "Thuế tỉnh" while the tax office of another province is not. Refuses with `input.invalid` what is not a
 * directory, a name claimed by two bodies and a member that does not exist.
 */
export function readDirectory(json: unknown, province = ''): BodyDirectory {
  const read = directorySchema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw refuse(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const { bodies } = read.data
  const abbreviations = new Map(
    Object.entries(read.data.abbreviations).map(([short, long]) => [foldWords(short).join(''), foldWords(long).join('')]),
  )
  const byId = new Map(bodies.map((body) => [body.id, body]))
  if (byId.size !== bodies.length) throw refuse('bodies', 'có mã dùng hai lần')
  const byKey = new Map<string, Body>()
  for (const body of bodies) {
    for (const name of [body.name, ...body.aliases]) {
      const key = keyOf(name, abbreviations)
      const owner = byKey.get(key) ?? body
      if (owner !== body) throw refuse('bodies', `tên "${name}" dùng cho cả "${owner.id}" và "${body.id}"`)
      byKey.set(key, body)
    }
    const missing = body.members.find((member) => !byId.has(member))
    if (missing !== undefined) throw refuse('bodies', `"${body.id}" có thành viên không tồn tại: "${missing}"`)
  }
  return { bodies, byId, byKey, abbreviations, province: keyOf(province, abbreviations) }
}

function refuse(field: string, why: string): Refusal {
  return new Refusal('input.invalid', `Danh mục cơ quan: ${why} (${field}).`, { field })
}

/** Words without marks, case and punctuation; "và" and "&" only join: "KH&CN" is one word, as is "NN và MT". */
function foldWords(name: string): string[] {
  const joined = fold(name).replace(/\s*(?:&|\sva\s)\s*/g, '&')
  return (joined.match(/[a-z0-9&]+/g) ?? []).map((word) => word.replaceAll('&', ''))
}

/** What two spellings of one name have in common: no marks, case, blanks, punctuation, "các" in front, or short forms. */
function keyOf(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = foldWords(name)
  if (words[0] === 'cac') words.shift()
  return words.map((word) => abbreviations.get(word) ?? word).join('')
}

/** The body with exactly this name or alias, other spellings of it included; no generic group by its nouns. */
export function findNamed(name: string, directory: BodyDirectory): Body | null {
  const key = keyOf(name, directory.abbreviations)
  const direct = directory.byKey.get(key)
  if (direct !== undefined) return direct
  const local = directory.province === '' || !key.endsWith(directory.province) ? key : key.slice(0, -directory.province.length)
  return directory.byKey.get(local) ?? directory.byKey.get(local.replace(/tinh$/, '')) ?? null
}

/**
 * The body or group a name means, or null. Marks, tone places, case, blanks and short forms do not matter:
 * "Sở KHCN", "Sở KH & CN" and "SỞ KHOA HỌC VÀ CÔNG NGHỆ" are one.
 */
export function resolveBody(name: string, directory: BodyDirectory): Body | null {
  return findNamed(name, directory) ?? directory.bodies.find((body) => body.generic && isListOf(body, name)) ?? null
}

/** "các cơ quan, đơn vị có liên quan" is a list of a generic group's nouns. */
function isListOf(group: Body, name: string): boolean {
  const nouns = group.nouns.map(fold)
  const tails = group.tails.map(fold)
  return fold(name)
    .split(/,|;|\sva\s/)
    .every((part) => {
      let rest = part.trim().replace(/^cac\s+/, '')
      for (let tail = endIn(rest, tails); tail !== undefined; tail = endIn(rest, tails)) {
        rest = rest.slice(0, -tail.length).trim()
      }
      return nouns.includes(rest)
    })
}

function endIn(text: string, tails: readonly string[]): string | undefined {
  return tails.find((tail) => text.endsWith(` ${tail}`))
}

/** True when what goes to `group` goes to `body`: they are the same, or `body` is in the group or in a group of it. */
export function covers(group: Body, body: Body, directory: BodyDirectory): boolean {
  if (group.id === body.id) return true
  return group.members.some((id) => {
    const member = directory.byId.get(id)
    return member !== undefined && covers(member, body, directory)
  })
}
