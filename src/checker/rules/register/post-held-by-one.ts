import { squeeze, fold } from '../../../domain/words/text.ts'
import type { Signature } from '../../../domain/notice/notice.ts'
import { knownNotice, notice, signedBy } from '../../examples.ts'
import { nameKnown } from '../../reading/series.ts'
import type { Finding, KnownNotice, NoticeRule } from '../../rule.ts'

/** Posts that several persons hold at a time. */
const shared = /^(?:pho|uy vien|thanh vien|chuyen vien|can bo)(?![a-z])/

const known = (
  signatory: string,
  issuedOn: string,
  signatoryTitle = 'CHÁNH VĂN PHÒNG TỈNH ỦY kiêm ỦY VIÊN THƯỜNG TRỰC BAN CHỈ ĐẠO',
): KnownNotice => knownNotice({ id: `post-${issuedOn}`, number: 7, issuedOn, signatory, signatoryTitle })
const by = (signatory: string, changes: Partial<Signature> = {}) => notice(signedBy({ signatory, ...changes }))

export const postHeldByOne: NoticeRule = {
  name: 'post-held-by-one',
  id: 'REG-06',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Người giữ chức vụ thay đổi theo thời gian',
  why: 'Another holder of a post than in the last notice is right after a change of staff, and a copying error otherwise.',
  check: ({ notice: { signatures, header } }, { others }) => {
    const { date } = header
    if (date === null) return []
    return signatures.flatMap(({ id, authority, title, concurrentTitle, signatory }): Finding[] => {
      const post = titleKey([title, concurrentTitle].filter((one) => one !== '').join(' kiêm '))
      const holder = nameKey(signatory)
      if (post === '' || holder === '' || authority !== '' || shared.test(post)) return []
      const signed = others.filter(
        (other) => other.issuedOn !== null && other.signatory !== '' && titleKey(other.signatoryTitle) === post,
      )
      const nearest = signed.toSorted((one, other) => distance(one, date) - distance(other, date))[0]
      if (nearest === undefined || nameKey(nearest.signatory) === holder) return []
      return [
        {
          spot: { part: id, field: 'signatory' },
          found: signatory,
          expected: nearest.signatory,
          message: `Trong ${nameKnown(nearest)}, chức vụ này do ${nearest.signatory} ký. Hãy kiểm tra xem người giữ chức vụ có thay đổi không.`,
        },
      ]
    })
  },
  examples: {
    good: [
      notice(),
      by('Trần Văn Khoa', { title: 'PHÓ CHÁNH VĂN PHÒNG TỈNH ỦY' }),
      by('VI TRỌNG NGHĨA'),
      by(''),
      by('Trần Văn Khoa', { authority: 'K/T' }),
    ],
    bad: [
      {
        notice: by('Trần Văn Khoa'),
        finds: [{ at: 'signature 1 signatory', found: 'Trần Văn Khoa', expected: 'Vi Trọng Nghĩa' }],
      },
      {
        notice: by('Vi Trọng Nghỉa'),
        finds: [{ at: 'signature 1 signatory', found: 'Vi Trọng Nghỉa', expected: 'Vi Trọng Nghĩa' }],
      },
    ],
  },
  exampleContext: { others: [known('Hoàng Thị Lan', '2025-12-22'), known('Vi Trọng Nghĩa', '2026-03-02')] },
}

function titleKey(title: string): string {
  return fold(squeeze(title))
}

/** A name with another diacritic is another name: only case and blanks are put aside. */
function nameKey(name: string): string {
  return squeeze(name).toLowerCase()
}

const oneDay = 86_400_000

function distance({ issuedOn }: KnownNotice, date: string): number {
  return Math.abs(Date.parse(issuedOn ?? date) - Date.parse(date)) / oneDay
}
