/** SQL of which drafts hold a text block of the office. */
import type { Notice } from '../domain/notice/notice.ts'
import type { BlockUse } from '../domain/office/records.ts'
import { isEditable } from '../domain/office/workflow.ts'
import type { ReadableDb } from './db.ts'

/** The drafts that may still be changed, the last changed first. What is issued keeps its words and is not told of. */
export async function usesOfBlock(db: ReadableDb, block: string): Promise<BlockUse[]> {
  // The keys of the stored text are sorted, so the block comes first; an id has letters, digits and hyphens alone.
  const mark = `"fromBlock":{"block":${JSON.stringify(block)}`
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'state', 'abstract', 'updated_at', 'updated_by', 'content'])
    .where('deleted_at', 'is', null)
    .where('content', 'like', `%${mark}%`)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows
    .filter(({ state }) => isEditable(state))
    .map(({ id, abstract, updated_at: updatedAt, updated_by: updatedBy, content }) => {
      const { meeting } = JSON.parse(content) as Pick<Notice, 'meeting'>
      const places = content.split(mark).length - 1
      const name = meeting === null || meeting.ordinal === '' ? abstract : `${meeting.kind} ${meeting.ordinal}`.trim()
      return { id, name, places, updatedAt, updatedBy }
    })
}
