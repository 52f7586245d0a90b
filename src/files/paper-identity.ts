/**
 * Which saved version of which notice a file shows: custom properties of our own DOCX and XLSX, the ids of our PDF. The page
 * does not show them; they lead back to the notice after the file was changed.
 */
import { parseXml } from './xml-read.ts'
import { readZip, zipLimits } from './zip-read.ts'
import type { ZipPart } from './zip-write.ts'

export interface PaperIdentity {
  /** Id of the notice. */
  readonly notice: string
  readonly version: number
  /** SHA-256 of the stored content. */
  readonly content: string
  /** Made in a trial store: the file says so in its properties. */
  readonly isTrial?: boolean
}

/** Of a file that shows no one version, such as a redline. */
export type TrialMark = Pick<PaperIdentity, 'isTrial'>

const names = {
  notice: 'KetLuanNotice',
  version: 'KetLuanVersion',
  content: 'KetLuanContent',
  trial: 'KetLuanTrial',
} as const

/** What the properties of a file say that was made in a trial store. */
export const trialWords = 'Bản từ kho dùng thử'

/** As custom properties; none where a file shows nothing that is stored. */
export function identityProperties(identity: PaperIdentity | TrialMark | undefined): { name: string; value: string }[] {
  if (identity === undefined) return []
  const shown =
    'notice' in identity
      ? [
          { name: names.notice, value: identity.notice },
          { name: names.version, value: String(identity.version) },
          { name: names.content, value: identity.content },
        ]
      : []
  return [...shown, ...(identity.isTrial === true ? [{ name: names.trial, value: trialWords }] : [])]
}

const part = 'docProps/custom.xml'
const spaces = 'http://schemas.openxmlformats.org/officeDocument/2006'
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The parts of a workbook with the properties: exceljs has none of its own. Throws when they do not look as expected. */
export function addIdentity(parts: readonly ZipPart[], identity: PaperIdentity | undefined): readonly ZipPart[] {
  if (identity === undefined) return parts
  const type = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
  const inserted: Readonly<Record<string, readonly [before: string, added: string]>> = {
    '[Content_Types].xml': ['</Types>', `<Override PartName="/${part}" ContentType="${type}"/>`],
    '_rels/.rels': [
      '</Relationships>',
      `<Relationship Id="rIdKetLuan" Type="${spaces}/relationships/custom-properties" Target="${part}"/>`,
    ],
  }
  const changed = parts.map((one): ZipPart => {
    const insertion = inserted[one.name]
    if (insertion === undefined) return one
    const [before, added] = insertion
    const text = one.content instanceof Uint8Array ? new TextDecoder().decode(one.content) : one.content
    if (typeof text !== 'string' || !text.includes(before)) throw new Error(`exceljs: ${one.name} changed its shape`)
    return { name: one.name, content: text.replace(before, added + before) }
  })
  return [...changed, { name: part, content: writeProperties(identity) }]
}

function writeProperties(identity: PaperIdentity): string {
  const properties = identityProperties(identity).map(({ name, value }, at) => {
    const escaped = value.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign)
    return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${name}"><vt:lpwstr>${escaped}</vt:lpwstr></property>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${spaces}/custom-properties" xmlns:vt="${spaces}/docPropsVTypes">${properties.join('')}</Properties>`
}

/** What a DOCX or XLSX says it shows; null where it says nothing. Refuses as `readZip` does. */
export function readIdentity(bytes: Uint8Array): PaperIdentity | null {
  const custom = readZip(bytes, zipLimits, (name) => name === part)[part]
  if (custom === undefined) return null
  const values = new Map<string, string>()
  let name = ''
  parseXml(custom, {
    open: (element, _value, attributes) => {
      if (element === 'property') name = attributes['name'] ?? ''
    },
    text: (characters) => {
      if (name !== '') values.set(name, (values.get(name) ?? '') + characters.trim())
    },
    close: (element) => {
      if (element === 'property') name = ''
    },
  })
  const notice = values.get(names.notice) ?? ''
  const version = Number(values.get(names.version) ?? '')
  const content = values.get(names.content) ?? ''
  return notice === '' || !Number.isInteger(version) || !/^[0-9a-f]{64}$/.test(content)
    ? null
    : { notice, version, content, ...(values.has(names.trial) ? { isTrial: true } : {}) }
}

/** The beginning of the content's hash that our PDF names; null for another PDF. */
export function readPdfContent(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes)
  return /<xmpMM:InstanceID>uuid:([0-9a-f]{16,64})<\/xmpMM:InstanceID>/.exec(text)?.[1] ?? null
}
