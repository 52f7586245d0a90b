/** Who is measured: by name, what writes the appendix (ours: the whole notice) from ready blocks. */
import { compose } from '../src/page/compose.ts'
import { specFor } from '../src/page/formats.ts'
import type { TaskTableBlock } from '../src/page/blocks.ts'
import { writeDocx } from '../src/files/docx-write.ts'
import { writeXlsx } from '../src/files/xlsx-write.ts'
import { makeNotice } from './data.ts'
import { limitOfDocx, limitOfXlsx } from './limit.ts'
import { plainDocx, plainExceljs } from './plain.ts'

export type Contender = () => Promise<Uint8Array> | Uint8Array
export type Kind = 'docx' | 'xlsx'

export interface Contest {
  readonly ours: Contender
  readonly plain: Contender
  readonly limit: Contender
  readonly table: TaskTableBlock
}

/** Everything that is not measured is done here: notice, blocks, and what the limit takes over from a finished file. */
export async function prepare(kind: Kind, rows: number): Promise<Contest> {
  const notice = makeNotice(rows)
  const spec = specFor(notice)
  const blocks = compose(notice, spec)
  const table = blocks.find((block): block is TaskTableBlock => block.kind === 'taskTable')
  if (table === undefined) throw new Error('no table')
  const ours = kind === 'docx' ? () => writeDocx(notice, blocks, spec) : () => writeXlsx(notice, blocks, spec)
  const finished = await ours()
  return kind === 'docx'
    ? { table, ours, plain: () => plainDocx(table), limit: limitOfDocx(table, finished) }
    : { table, ours, plain: () => plainExceljs(table), limit: limitOfXlsx(table, finished) }
}

/** One export by us or by the plain library, with nothing prepared beforehand: for a process of its own. */
export async function writeOnce(kind: Kind, who: 'ours' | 'plain', rows: number): Promise<Uint8Array> {
  const notice = makeNotice(rows)
  const spec = specFor(notice)
  const blocks = compose(notice, spec)
  if (who === 'ours') return kind === 'docx' ? writeDocx(notice, blocks, spec) : writeXlsx(notice, blocks, spec)
  const table = blocks.find((block): block is TaskTableBlock => block.kind === 'taskTable')
  if (table === undefined) throw new Error('no table')
  return kind === 'docx' ? plainDocx(table) : plainExceljs(table)
}
