/** How the people of the office are called in a notice: by name and posts, or by the post alone. */
import type { IsoDate } from '../deadline/dates.ts'
import type { Office, ValidRecord } from './office.ts'
import { stateOn, textOf } from './office-record.ts'

const comrade = 'đồng chí'

/** What people, posts, and groups and bodies can be called in a meeting, in this order. */
export function participantsOf(office: Office, on: IsoDate): readonly string[] {
  const posts = office.valid('post', on)
  const people = office.valid('person', on).map(({ id, values }) => {
    const titles = [...titlesOf(posts, id), ...rolesOf(office, on, id)]
    return [`${comrade} ${textOf(values['name'])}`, ...titles].join(', ')
  })
  const byPost = posts.map(({ values }) => `${comrade} ${textOf(values['title'])}`)
  const named = (kind: 'group' | 'body') => office.valid(kind, on).map(({ values }) => textOf(values['name']))
  return [...new Set([...people, ...byPost, ...named('group'), ...named('body')])]
}

function titlesOf(posts: readonly ValidRecord[], person: string): string[] {
  return posts.filter(({ values }) => values['holder'] === person).map(({ values }) => textOf(values['title']))
}

function rolesOf(office: Office, on: IsoDate, person: string): string[] {
  return office
    .valid('membership', on)
    .filter(({ values }) => values['person'] === person)
    .map(({ values }) => textOf(values['role']))
}

/** The members of the steering committee in their order: "Đồng chí Trần Văn An, Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo", or by post. */
export function membersOf(office: Office, on: IsoDate): readonly string[] {
  return office
    .valid('membership', on)
    .toSorted((one, other) => Number(one.values['order']) - Number(other.values['order']))
    .map(({ values }) => describeMember(values, office, on))
}

function describeMember(values: ValidRecord['values'], office: Office, on: IsoDate): string {
  const valuesOf = (kind: 'post' | 'person', id: string) => {
    const record = office.find({ kind, id })
    return record === null ? null : (stateOn(record, on)?.values ?? null)
  }
  const post = valuesOf('post', textOf(values['post']))
  const person = valuesOf('person', textOf(values['person']))
  const titles = person === null || post !== null ? [] : titlesOf(office.valid('post', on), textOf(values['person']))
  const words = [textOf(person?.['name']), textOf(post?.['title']), ...titles, textOf(values['role'])]
  return `Đồng chí ${[...new Set(words.filter((word) => word !== ''))].join(', ')}`
}
