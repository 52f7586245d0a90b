/** Who is measured, and what each is given. */
import type { Notice } from '../src/domain/notice/notice.ts'
import type { Block, TableBlock } from '../src/page/blocks.ts'
import { compose } from '../src/page/compose/compose.ts'
import { specFor } from '../src/page/format/formats.ts'
import type { FormatSpec } from '../src/page/format/spec.ts'
import { writeDocx } from '../src/files/docx-write.ts'
import { writeXlsx } from '../src/files/xlsx-write.ts'
import { makeNotice } from './data.ts'
import { limitOfDocx, limitOfXlsx } from './limit.ts'

export const kinds = ['docx', 'xlsx'] as const
export type Kind = (typeof kinds)[number]
export type Contender = () => Promise<Uint8Array> | Uint8Array

export interface Sample {
  readonly notice: Notice
  readonly spec: FormatSpec
  readonly blocks: readonly Block[]
  readonly table: TableBlock
}

export function makeSample(rows: number): Sample {
  const notice = makeNotice(rows)
  const spec = specFor(notice)
  const blocks = compose(notice, spec)
  const table = blocks.find((block) => block.kind === 'table')
  if (table === undefined) throw new Error('no table')
  return { notice, spec, blocks, table }
}

/** Our writer: the whole notice as DOCX, its appendix as XLSX. */
export function oursFor(kind: Kind, { notice, blocks, spec }: Sample): Contender {
  return kind === 'docx' ? () => writeDocx(notice, blocks, spec) : () => writeXlsx(notice, blocks, spec)
}

/** The plain library: the appendix alone. Loaded only when asked for, so that it does not weigh on the others. */
export async function plainFor(kind: Kind, { table }: Sample): Promise<Contender> {
  if (kind === 'docx') {
    const { plainDocx } = await import('./plain-docx.ts')
    return () => plainDocx(table)
  }
  const { plainExceljs } = await import('./plain-exceljs.ts')
  return () => plainExceljs(table)
}

/** The limit, which takes over from a finished file what does not depend on the rows. */
export async function limitFor(kind: Kind, sample: Sample): Promise<Contender> {
  const finished = await oursFor(kind, sample)()
  return kind === 'docx' ? limitOfDocx(sample.table, finished) : limitOfXlsx(sample.table, finished)
}
