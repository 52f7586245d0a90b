/** Custom properties of our own DOCX: what the page does not show and a reader of it must know again. */
import type { Notice } from '../domain/notice/notice.ts'
import { parseXml } from './xml-read.ts'

/** The secrecy mark is stamped by hand and not printed (F-SEC-2); this property records which mark the paper will bear. */
export const secrecyProperty = 'KetLuanSecrecy'

/** The secrecy mark that docProps/custom.xml names; null without one. */
export function readSecrecy(part: Uint8Array): Notice['marks']['secrecy'] {
  let value = ''
  let isInside = false
  parseXml(part, {
    open: (name, _value, attributes) => {
      if (name === 'property') isInside = attributes['name'] === secrecyProperty
    },
    text: (characters) => {
      if (isInside) value += characters.trim()
    },
    close: (name) => {
      if (name === 'property') isInside = false
    },
  })
  return value === 'mat' || value === 'toiMat' || value === 'tuyetMat' ? value : null
}
