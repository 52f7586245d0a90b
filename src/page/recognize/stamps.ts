/** Stamps of digital signatures, which a copy of a signed file brings along: set aside, never printed. */
import { squeeze } from '../../domain/words/text.ts'
import type { ReadBlock } from '../blocks.ts'
import { isPersonName } from './recognize-ending.ts'
import { type SourceReading, keepUnplaced, withText } from './source-reading.ts'

const stamped =
  /^(?:signature (?:not verified|valid)|digitally signed|(?:được )?ký (?:số )?bởi|đã ký số|người ký|ngày ký|thời gian ký|date)(?:\s|:|$)/iu
const moment =
  /^(?:\p{L}[\p{L} ]{0,20}:\s*)?\d{1,2}[-./]\d{1,2}[-./]\d{4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[+-]\d{2}:?\d{2})?$/u
/** Lines of a stamp that say nothing by themselves. */
const besideStamp = /^(?:cơ quan|tổ chức|chức vụ|email|e-mail|thư điện tử|lý do|reason|location)\s*:/iu

/** Blocks without the lines of stamps, which are kept apart with a doubt. */
export function setStampsAside(blocks: readonly ReadBlock[], reading: SourceReading): ReadBlock[] {
  const texts = blocks.map((block) => (block.kind === 'line' ? squeeze(withText(block).text) : ''))
  const isStamp = texts.map((text) => stamped.test(text) || moment.test(text))
  texts.forEach((text, at) => {
    const isBeside = isStamp[at - 1] === true || isStamp[at + 1] === true
    if (isBeside && besideStamp.test(text)) isStamp[at] = true
    // The organ of a stamp below the name of who signed.
    const isOrgan = !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text)
    if (isStamp[at + 1] === true && isOrgan && isPersonName(texts[at - 1] ?? '')) isStamp[at] = true
  })
  return blocks.filter((block, at) => {
    if (isStamp[at] !== true) return true
    if (block.kind === 'line') keepUnplaced(reading, block.line, texts[at] ?? '')
    return false
  })
}
