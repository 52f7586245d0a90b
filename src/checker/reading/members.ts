/** The members of a committee in an assignment notice, each with the duties below the heading. */
import { type Member, readMember } from '../../domain/bodies/member.ts'
import type { Item, Notice } from '../../domain/notice/notice.ts'
import { foldedWords } from '../../domain/words/words.ts'
import type { Reading, TextUnit } from '../rule.ts'

export interface Duty {
  readonly unit: TextUnit
  /** Folded words, for comparison. */
  readonly words: readonly string[]
}

export interface AssignedMember extends Member {
  readonly unit: TextUnit
  readonly duties: readonly Duty[]
  /** The head of the committee takes orders from nobody in it. */
  readonly isHead: boolean
}

const heading = /^(?:Các\s+)?(?:[Đđ]ồng chí|[Đđ]\/c|Ông|Bà)\s/u
const head = /^Trưởng Ban/iu

/** Members with their duties; none in a notice of another kind. */
export function membersOf(reading: Reading): readonly AssignedMember[] {
  return reading.notice.kind === 'assignment' ? reading.memory.of(readMembers, reading) : []
}

function readMembers({ notice, texts }: Reading): AssignedMember[] {
  const units = new Map(texts.map((unit) => [unit.spot.part, unit]))
  return membersIn(notice, units).flatMap(({ item, unit }) => {
    const { member } = unit.memory.of(readUnit, unit)
    const duties = item.items.flatMap((duty) => {
      const of = units.get(duty.id)
      return of === undefined ? [] : [{ unit: of, words: of.memory.of(readUnit, of).words }]
    })
    return [
      {
        ...member,
        unit,
        duties,
        isHead: head.test(member.role) || (member.role === '' && member.posts.some((post) => head.test(post))),
      },
    ]
  })
}

/** Members stand on the first or the second level: "I. Trưởng Ban", "1. Đồng chí …". */
function membersIn(notice: Notice, units: ReadonlyMap<string, TextUnit>): { item: Item; unit: TextUnit }[] {
  return [...notice.items, ...notice.items.flatMap(({ items }) => items)].flatMap((item) => {
    const unit = units.get(item.id)
    return unit !== undefined && item.items.length > 0 && heading.test(unit.text) ? [{ item, unit }] : []
  })
}

function readUnit({ text }: TextUnit): { readonly member: Member; readonly words: readonly string[] } {
  return { member: readMember(text), words: foldedWords(text) }
}
