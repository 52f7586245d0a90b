/** The search of the archive. */
import type { SearchFilter } from '../domain/archive/search.ts'
import type { SearchPart } from '../domain/archive/search-parts.ts'
import { readQuery } from '../domain/archive/search-words.ts'
import { resolveBody } from '../domain/bodies/body-directory.ts'
import { dayInVietnam } from '../domain/deadline/dates.ts'
import type { ReadBlock } from '../page/blocks.ts'
import { originalBytes, originalsOf } from '../store/originals.ts'
import { allNoticeIds, getNotice } from '../store/notices.ts'
import { dropView, listViews, saveView } from '../store/saved-views.ts'
import { indexBeside, indexNotice, searchedNotice } from '../store/search-index.ts'
import { countFacets } from '../store/search-facets.ts'
import { type Search, countFound, findNotices } from '../store/search.ts'
import { stepsTaken } from '../store/steps-taken.ts'
import type { Context } from './context.ts'
import type { Handlers } from './handlers.ts'
import { readBytes } from './imports.ts'

type Names = 'search.find' | 'search.facets' | 'search.views' | 'search.saveView' | 'search.dropView' | 'search.rebuild'

/** Notices that are made anew while nobody else can write. */
const rebuiltAtOnce = 50

export const searchHandlers: Handlers<Names> = {
  'search.find': async (context, { limit, offset, places, ...asked }) => {
    const search = await readSearch(context, asked)
    const counts = await countFound(context.db, search)
    return { ...counts, hits: await findNotices(context.db, search, { limit, offset, places }) }
  },

  'search.facets': async (context, asked) => countFacets(context.db, await readSearch(context, asked)),

  'search.views': ({ db }) => listViews(db, 'search'),

  'search.saveView': async ({ db, ids, now, actor }, view) => {
    const id = await saveView(db, 'search', { id: ids(), ...view }, { at: now, by: actor.name })
    return { value: { id }, subject: 'search', details: { name: view.name } }
  },

  'search.dropView': async ({ db }, { id }) => {
    const name = await dropView(db, 'search', id)
    return { value: { id }, subject: 'search', details: { name } }
  },

  'search.rebuild': async ({ db }, { after }) => {
    const ids = await allNoticeIds(db)
    const first = after === null ? 0 : ids.findIndex((id) => id > after)
    const some = first === -1 ? [] : ids.slice(first, first + rebuiltAtOnce)
    for (const id of some) {
      await indexNotice(db, id, searchedNotice((await getNotice(db, id)).notice))
      for (const part of await partsBeside(db, id)) await indexBeside(db, id, part)
    }
    const done = first === -1 ? ids.length : first + some.length
    return { done, total: ids.length, next: done < ids.length ? (some.at(-1) ?? null) : null }
  },
}

async function readSearch(
  { db, offices, now }: Context,
  asked: { readonly words: string; readonly isTyping: boolean; readonly filter: SearchFilter },
): Promise<Search> {
  const { words, isTyping, filter } = asked
  const office = await offices.current(db)
  const body = filter.body === null ? null : resolveBody(filter.body, office.directoryOn(dayInVietnam(now)))
  const cited = filter.cited === null ? null : filter.cited.replace(/\s/gu, '').replaceAll('–', '-')
  return { terms: readQuery(words, isTyping), filter: { ...filter, cited, bodyId: body?.id ?? null } }
}

/** What of a notice is searched and is not in it: the files it was read from, and what was said on its way. */
async function partsBeside(db: Context['db'], id: string): Promise<SearchPart[]> {
  const parts: SearchPart[] = []
  for (const original of await originalsOf(db, id)) {
    const part = await sourcePart(original.id, original.fileName, await originalBytes(db, original.id))
    if (part !== null) parts.push(part)
  }
  for (const { at, remarks, answers, reason } of await stepsTaken(db, id)) {
    const part = remarkPart(at, [...remarks.map(({ text }) => text), ...answers.map(({ text }) => text), reason])
    if (part !== null) parts.push(part)
  }
  return parts
}

/** The text of a file a notice was read from; null where it has none that can be read. */
export async function sourcePart(id: string, fileName: string, bytes: Uint8Array): Promise<SearchPart | null> {
  try {
    const { blocks } = await readBytes(bytes)
    const text = blocks.map(textOfBlock).join('\n')
    return text.trim() === ''
      ? null
      : { kind: 'source', part: id, field: 'content', place: `Tệp gốc ${fileName}`, text }
  } catch {
    // A file that is kept as it came need not be one that can be read.
    return null
  }
}

function textOfBlock(block: ReadBlock): string {
  return block.kind === 'line'
    ? block.runs.map(({ text }) => text).join('')
    : block.rows.map(({ cells }) => cells.join(' · ')).join('\n')
}

/** What was said with a step. `at`: when, which makes it one of its own. */
export function remarkPart(at: string, said: readonly string[]): SearchPart | null {
  const text = said.filter((one) => one !== '').join('\n')
  return text === '' ? null : { kind: 'remark', part: `remark ${at}`, field: 'text', place: 'Ý kiến', text }
}
