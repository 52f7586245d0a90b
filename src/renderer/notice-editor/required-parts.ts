/** The parts that no notice goes out without, and which of them are still missing: an empty notice is never green. */
import type { Notice } from '../../domain/notice/notice.ts'
import type { EditorPlace } from './places.ts'

export interface RequiredPart {
  readonly name: string
  readonly isThere: boolean
  /** Where it is filled in. */
  readonly place: EditorPlace
}

const makePart = (name: string, isThere: boolean, tab: EditorPlace['tab'], id: string): RequiredPart => ({
  name,
  isThere,
  place: { tab, id },
})
const isFilled = (text: string) => text.trim() !== ''

/** A correction concludes nothing. */
const needsGrounds = ({ kind, amends }: Notice) => kind === 'conclusion' && amends?.as !== 'correct'

/** In the order of the notice. Number and day are given when it is issued. */
export function requiredParts(notice: Notice): readonly RequiredPart[] {
  const { header, signatures, distribution } = notice
  const organ = header.issuingOrgans[0]
  return [
    makePart('Cơ quan ban hành', organ !== undefined && isFilled(organ.name), 'head', organ?.id ?? 'header'),
    makePart('Trích yếu', notice.abstract.some(isFilled), 'head', 'abstract'),
    makePart('Mở đầu', notice.intro.length > 0, 'body', 'intro'),
    ...(needsGrounds(notice) ? [makePart('Cơ sở kết luận', notice.grounds.length > 0, 'body', 'grounds')] : []),
    makePart('Nội dung', notice.items.length > 0, 'body', 'item'),
    makePart('Phần kết', notice.closing.length > 0, 'body', 'closing'),
    makePart('Nơi nhận', distribution.recipients.length > 0, 'ending', 'recipients'),
    makePart('Lưu', isFilled(distribution.fileCopy), 'ending', 'signatureBlock'),
    makePart(
      'Chữ ký',
      signatures.some(({ title, signatory }) => isFilled(title) && isFilled(signatory)),
      'ending',
      'signatureBlock',
    ),
  ]
}
