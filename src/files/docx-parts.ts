/** What the docx library has no option for, written into the parts it made. */
import type { Notice } from '../domain/notice/notice.ts'
import { squeeze } from '../domain/words/text.ts'
import type { Block } from '../page/blocks.ts'
import { signatureRows } from '../page/compose/signatures.ts'
import type { FormatSpec } from '../page/format/spec.ts'
import { escapeXml } from './escape-xml.ts'

/** Puts something into a part at the one place it belongs. Throws when an update of the library moved that place. */
function insertBefore(part: string, place: string, inserted: string): string {
  const at = part.indexOf(place)
  if (at === -1) throw new Error(`docx: no ${place}`)
  return part.slice(0, at) + inserted + part.slice(at)
}

type Finish = (part: string, notice: Notice, spec: FormatSpec) => string

/** By the name of the part. */
export const finishers: Readonly<Record<string, Finish>> = {
  // The library writes the clock of the export; the date of the notice makes equal exports equal.
  'docProps/core.xml': (part, notice, spec) => {
    const moment = `${notice.header.date ?? '2000-01-01'}T00:00:00Z`
    const dated = part.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
    return insertBefore(dated, '</cp:coreProperties>', `<dc:language>${spec.language}</dc:language>`)
  },
  'docProps/app.xml': (part, notice) => {
    const organ = squeeze(notice.header.issuingOrgans.map(({ name }) => name).join(' - '))
    const company = organ === '' ? '' : `<Company>${escapeXml(organ)}</Company>`
    const content = `<Application>Kết Luận</Application>${company}`
    if (!part.endsWith('/>')) throw new Error('docx: app.xml is no longer empty')
    return `${part.slice(0, -2)}>${content}</Properties>`
  },
}

/** The same for a part that depends on the format alone. */
export function finishFixed(name: string, part: string, { page }: FormatSpec): string {
  return name === 'word/settings.xml' && page.mirrored
    ? insertBefore(part, '<w:defaultTabStop', '<w:mirrorMargins/>')
    : part
}

/** Tells those who hear the page instead of seeing it what each table is. */
export function describeTables(xml: string, blocks: readonly Block[]): string {
  const descriptions = blocks.flatMap(describe)
  const pieces = xml.split('</w:tblPr>')
  if (pieces.length - 1 !== descriptions.length) throw new Error('docx: another number of tables')
  return pieces
    .map((piece, at) => {
      const description = descriptions[at]
      return description === undefined ? piece : `${piece}<w:tblDescription w:val="${description}"/></w:tblPr>`
    })
    .join('')
}

function describe(block: Block): string[] {
  if (block.kind === 'header')
    return ['Bố trí: bên trái là cơ quan ban hành và số, ký hiệu; bên phải là tiêu đề và địa danh, ngày tháng']
  if (block.kind === 'copyNote')
    return ['Bố trí: bên trái là cơ quan sao, số bản sao và nơi nhận; bên phải là loại bản sao, ngày sao và chữ ký']
  if (block.kind === 'table') return ['Bảng: hàng đầu là tiêu đề cột']
  if (block.kind !== 'signatureBlock') return []
  if (block.signatures.length < 2) return ['Bố trí: bên trái là nơi nhận, bên phải là chữ ký']
  return [...signatureRows(block.signatures).map(() => 'Bố trí: các chữ ký cạnh nhau'), 'Bố trí: bên trái là nơi nhận']
}
