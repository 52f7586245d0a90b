import { readText } from '../../../src/files/text-read.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { recognize } from '../../../src/page/recognize/recognize.ts'
import { countIds } from '../../helpers/build.ts'
import { sampleText } from '../../helpers/samples.ts'

/** A sample of the project as a notice. */
export function sampleNotice(name: string): Notice {
  return recognize(readText(sampleText(name as 'ket-luan')).blocks, { ids: countIds(name) }).notice
}
