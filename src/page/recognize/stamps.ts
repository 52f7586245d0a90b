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

/** A line that the way of the paper left at the foot of its pages: "Bản tải từ hệ thống …, 14/05/2026 07:52:16". */
const trace = /(?:^|[\s,;(])\d{1,2}:\d{2}(?::\d{2})?(?=[\s,;.)]|$)/u

/** The same line of some length, with a time of day, again and again between others. */
function findTraces(texts: readonly string[]): ReadonlySet<string> {
  const counted = new Map<string, number>()
  for (const text of texts)
    if (text.length > 15 && text.length < 200 && trace.test(text)) counted.set(text, (counted.get(text) ?? 0) + 1)
  return new Set([...counted].flatMap(([text, times]) => (times > 1 ? [text] : [])))
}

/** Blocks without the lines of stamps, which are kept apart with a doubt. */
export function setStampsAside(blocks: readonly ReadBlock[], reading: SourceReading): ReadBlock[] {
  const texts = blocks.map((block) => (block.kind === 'line' ? squeeze(withText(block).text) : ''))
  const traces = findTraces(texts)
  const isStamp = texts.map((text) => stamped.test(text) || moment.test(text) || traces.has(text))
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
