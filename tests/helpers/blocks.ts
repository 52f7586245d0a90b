import type { Notice } from '../../src/domain/notice/notice.ts'
import type { Block, BlockKind } from '../../src/page/blocks.ts'
import { compose } from '../../src/page/compose/compose.ts'
import { specs } from '../../src/page/format/formats.ts'

/** The blocks of one kind on the page of a notice. */
export function blocksOf<K extends BlockKind>(kind: K, of: Notice, spec = specs.hd36): Extract<Block, { kind: K }>[] {
  return compose(of, spec).filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
}
