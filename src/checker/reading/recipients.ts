/** Whom the distribution list of a notice reaches. */
import { type Body, type BodyDirectory, covers, resolveBody } from '../../domain/bodies/body-directory.ts'
import { isGroup, parseBodies } from '../../domain/bodies/body.ts'
import type { Notice } from '../../domain/notice/notice.ts'
import { fold } from '../../domain/words/text.ts'
import type { Reading } from '../rule.ts'

/** A distribution list, read once. */
export interface Reached {
  readonly bodies: readonly Body[]
  /** Names that the directory does not know, folded. */
  readonly unknown: readonly string[]
  /** Letters that stand for names: "Các sở: TC, NN&MT". */
  readonly initials: ReadonlySet<string>
  /** "Các cơ quan, đơn vị có liên quan": nobody can say whom it does not reach. */
  readonly isOpen: boolean
}

/** What goes to one of the others goes to the body as well: an organ and its standing committee, a committee and its members. */
const reachedThrough: Readonly<Record<string, readonly string[]>> = {
  'tinh-uy': ['thuong-truc-tinh-uy', 'ban-thuong-vu-tinh-uy', 'van-phong-tinh-uy'],
  'ban-thuong-vu-tinh-uy': ['thuong-truc-tinh-uy', 'tinh-uy'],
  'thuong-truc-tinh-uy': ['ban-thuong-vu-tinh-uy', 'tinh-uy'],
  'hoi-dong-nhan-dan-tinh': ['thuong-truc-hoi-dong-nhan-dan-tinh'],
  'thuong-truc-hoi-dong-nhan-dan-tinh': ['hoi-dong-nhan-dan-tinh'],
  'ban-hoi-dong-nhan-dan': ['hoi-dong-nhan-dan-tinh', 'thuong-truc-hoi-dong-nhan-dan-tinh'],
  'van-phong-uy-ban-nhan-dan-tinh': ['uy-ban-nhan-dan-tinh'],
  'van-phong-doan-dai-bieu-quoc-hoi-va-hoi-dong-nhan-dan': ['hoi-dong-nhan-dan-tinh', 'doan-dai-bieu-quoc-hoi'],
  'cong-an-cap-xa': ['cong-an-tinh', 'xa-phuong'],
  'mat-tran-cap-xa': ['mat-tran', 'xa-phuong'],
}
/** They issue the notice or are of the committee whose notice it is: they have it without being listed. */
const ofTheCommittee = new Set([
  'ban-chi-dao',
  'thuong-truc-ban-chi-dao',
  'co-quan-thuong-truc-ban-chi-dao',
  'to-giup-viec-ban-chi-dao',
  'hoi-dong-tu-van',
])

/** "Các cơ quan chủ trì nhiệm vụ": whom the table names. */
const openGroup = /^(?:cac|nhung) (?:co quan|don vi|dia phuong|to chuc)(?![a-z])/

/** Reads the list, the file copy included: who keeps it has it. */
export function readReached({ notice, memory }: Reading, directory: BodyDirectory): Reached {
  return memory.of(readList, notice.distribution, directory)
}

function readList(distribution: Notice['distribution'], directory: BodyDirectory): Reached {
  const bodies: Body[] = []
  const unknown: string[] = []
  for (const text of [...distribution.recipients.map(({ name }) => name), distribution.fileCopy]) {
    for (const { name } of parseBodies(text, directory)) {
      const body = resolveBody(name, directory)
      if (body === null) unknown.push(fold(name))
      else bodies.push(body)
    }
  }
  return {
    bodies,
    unknown,
    initials: new Set(
      distribution.recipients.flatMap(({ name }) => (listsByLetters.test(name) ? (name.match(letters) ?? []) : [])),
    ),
    isOpen: bodies.some(({ generic }) => generic) || unknown.some((name) => openGroup.test(name)),
  }
}

/** Does the list reach this body? Whom a group holds is not sure: it is missed only where nobody of it is reached. */
export function isReached(body: Body, reached: Reached, directory: BodyDirectory): boolean {
  if (body.generic || reached.isOpen || ofTheCommittee.has(body.id)) return true
  if (
    reached.bodies.some(
      (group) => covers(group, body, directory) || reachedThrough[body.id]?.includes(group.id) === true,
    )
  )
    return true
  if (reached.unknown.some((name) => mayMean(name, fold(body.name)))) return true
  if (initialsOf(body.name).some((one) => reached.initials.has(one))) return true
  return body.members.some((id) => {
    const member = directory.byId.get(id)
    return member !== undefined && isReached(member, reached, directory)
  })
}

const letters = /(?<![\p{L}\d])\p{Lu}{2,}(?:&\p{Lu}{2,})*(?![\p{L}\d])/gu

/** "Các sở: TC, NN&MT"; "CT, các PCT UBND tỉnh" are persons. */
const listsByLetters = /^(?:các\s+)?(?:sở|ban|phòng|bộ|ngành)(?!\p{L})/iu

/** How such a list may shorten a name: "Sở Nông nghiệp và Môi trường" -> NNMT, NN&MT, SNNMT. */
function initialsOf(name: string): string[] {
  const words = name.replace(/\s+tỉnh$/u, '').split(/[\s,]+/u)
  return [words, words.slice(1)].flatMap((of) => [joinInitials(of, ''), joinInitials(of, '&')])
}

function joinInitials(words: readonly string[], joint: string): string {
  return words.map((word) => (word === 'và' ? joint : word.charAt(0).toUpperCase())).join('')
}

const institutions =
  /^(?:dai hoc|truong dai hoc|truong cao dang|hoc vien|vien|benh vien|tap doan|tong cong ty|cong ty|hiep hoi|ngan hang)(?![a-z])/
const company = /^(?:tap doan|tong cong ty|cong ty|buu dien|vien thong)(?![a-z])/

/** Units that a list names one by one, or leaves to the organ above them. */
const unit = /^(?:chi cuc|phong|trung tam|tram|van phong|ban quan ly|doi|cong an|ban chi huy)(?![a-z])/

/**
 * Does the list reach a body that the directory does not know? Only said of institutions that no usual group holds, and
 * of units where the list names others of their kind: an office that lists its divisions means those alone.
 */
export function isUnknownReached(name: string, reached: Reached): boolean {
  const folded = fold(name)
  if (reached.isOpen || isGroup(name) || !(institutions.test(folded) || isOfListedKind(folded, reached))) return true
  return reached.unknown.some((other) => mayMean(other, folded))
}

function isOfListedKind(folded: string, { unknown }: Reached): boolean {
  const [kind] = unit.exec(folded) ?? []
  return kind !== undefined && unknown.filter((other) => other.startsWith(`${kind} `)).length > 0
}

/** An unknown line may name the body in other words, or the group it is in: "các doanh nghiệp viễn thông". */
function mayMean(unknown: string, body: string): boolean {
  if (unknown.includes(body) || body.includes(unknown)) return true
  if (!isFoldedGroup(unknown)) return false
  const words = unknown.split(' ')
  return words.includes(body.slice(0, body.indexOf(' '))) || (company.test(body) && unknown.includes('doanh nghiep'))
}

function isFoldedGroup(name: string): boolean {
  return /^(?:cac|nhung|moi|tung|mot so) /.test(name)
}
