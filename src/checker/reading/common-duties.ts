/**
 * Duties that most members of a committee share, found by their wording alone: what an office calls its standard duties
 * is what it gives, in nearly the same words, to nearly everybody.
 */
import type { AssignedMember, Duty } from './members.ts'

/** One wording of a duty, and how many members have it so. */
export interface Wording {
  readonly text: string
  readonly words: readonly string[]
  count: number
}

/** One duty over all members: who has it, in which wordings. */
export interface CommonDuty {
  readonly by: ReadonlyMap<AssignedMember, Duty>
  readonly wordings: ReadonlyMap<string, Wording>
}

interface Group {
  readonly by: Map<AssignedMember, Duty>
  readonly wordings: Map<string, Wording>
}

/** A duty is common when so many of the members have it. */
const usual = 0.6
const fewestMembers = 4
/** Shorter duties are alike by chance. */
const fewestWords = 6
/** Of the words of two wordings, how many both must have. */
const alike = 0.65

/** The duties that most of `members` have. One wording must prevail: "Chỉ đạo công tác … tại Sở X" is everybody's own. */
export function commonDutiesOf(members: readonly AssignedMember[]): readonly CommonDuty[] {
  if (members.length < fewestMembers) return []
  return groupDuties(members).filter((duty) => isUsual(duty.by.size, members.length) && prevailing(duty) !== null)
}

/** Do most of them have it? */
export function isUsual(having: number, all: number): boolean {
  return having >= all * usual
}

/** The wording that most of `whose` have, of all where nobody is named; null where none is so common. */
export function prevailing({ by }: CommonDuty, whose: readonly AssignedMember[] = [...by.keys()]): Wording | null {
  const wordings = countWordings(whose.flatMap((member) => by.get(member) ?? []))
  const having = whose.filter((member) => by.has(member)).length
  const [first] = [...wordings.values()].toSorted((one, other) => other.count - one.count)
  return first !== undefined && first.count > 1 && first.count > having / 2 ? first : null
}

export function keyOf({ words }: Pick<Duty, 'words'>): string {
  return words.join(' ')
}

/** Each duty goes to the group that has the most similar wording; a member has one duty of a group. */
function groupDuties(members: readonly AssignedMember[]): Group[] {
  const groups: Group[] = []
  for (const member of members) {
    for (const duty of member.duties) {
      if (duty.words.length < fewestWords) continue
      const group = mostAlike(groups, member, duty) ?? { by: new Map(), wordings: new Map() }
      if (group.by.size === 0) groups.push(group)
      group.by.set(member, duty)
      addWording(group.wordings, duty)
    }
  }
  return groups
}

function mostAlike(groups: readonly Group[], member: AssignedMember, duty: Duty): Group | null {
  const own = new Set(duty.words)
  let best: Group | null = null
  let most = alike
  for (const group of groups) {
    if (group.by.has(member)) continue
    const likeness = group.wordings.has(keyOf(duty)) ? 1 : likenessOf(own, group)
    if (likeness < most) continue
    most = likeness
    best = group
  }
  return best
}

function likenessOf(words: ReadonlySet<string>, { wordings }: Group): number {
  let most = 0
  for (const wording of wordings.values()) {
    const others = new Set(wording.words)
    // Lengths so different leave too little to share.
    if (Math.min(words.size, others.size) < Math.max(words.size, others.size) * alike) continue
    let shared = 0
    for (const word of words) if (others.has(word)) shared += 1
    most = Math.max(most, shared / (words.size + others.size - shared))
  }
  return most
}

function countWordings(duties: readonly Duty[]): ReadonlyMap<string, Wording> {
  const wordings = new Map<string, Wording>()
  for (const duty of duties) addWording(wordings, duty)
  return wordings
}

function addWording(wordings: Map<string, Wording>, { words, unit }: Duty): void {
  const key = keyOf({ words })
  const before = wordings.get(key)
  if (before === undefined) wordings.set(key, { text: unit.text, words, count: 1 })
  else before.count += 1
}
