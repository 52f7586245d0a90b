/** The samples that ship with the product, recognised and composed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { readText } from '../../src/files/text-read.ts'
import type { Block } from '../../src/page/blocks.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specFor } from '../../src/page/format/formats.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import type { FormatSpec } from '../../src/page/format/spec.ts'
import { countIds } from './build.ts'

export interface Composed {
  readonly notice: Notice
  readonly spec: FormatSpec
  readonly blocks: readonly Block[]
}

export function composed(notice: Notice): Composed {
  const spec = specFor(notice)
  return { notice, spec, blocks: compose(notice, spec) }
}

type SampleName = 'ket-luan' | 'phan-cong' | 'hd05'

/** The text of a sample. */
export function sampleText(name: SampleName): string {
  return readFileSync(join(import.meta.dirname, `../../resources/samples/thong-bao-${name}.txt`), 'utf8')
}

/** 'ket-luan' with 50 rows, 'phan-cong' with members, 'hd05' of the second regime. */
export function sample(name: SampleName): Composed {
  const text = sampleText(name)
  return composed(recognize(readText(text).blocks, { ids: countIds() }).notice)
}

/** The rows of a notice's appendices as the printed nine cells. */
export function taskCells({ blocks }: Pick<Composed, 'blocks'>): string[][] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => (row.kind === 'cells' ? [[...row.cells]] : [])) : [],
  )
}

/** A notice without ids, without what a page does not carry, names on one line: for "comes back equal". */
export function comparable(notice: Notice): unknown {
  const left = new Set(['id', 'sourceEmphasis', 'sourceForm'])
  return JSON.parse(
    JSON.stringify(notice, (key, value: unknown) => {
      if (key === 'superiorOrgan') return String(value).replaceAll('\n', ' ')
      if (key === 'issuingOrgans')
        return (value as Notice['header']['issuingOrgans']).map(({ name }) => name.replaceAll('\n', ' '))
      return left.has(key) ? undefined : value
    }),
  )
}
