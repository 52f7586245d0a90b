import { squeeze, fold } from '../../../domain/words/text.ts'
import type { Signer } from '../../../domain/office/signers.ts'
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
const holds = (signatory: string, title: string, isNow = true): Signer => ({
  key: `post/${title}`,
  label: signatory,
  block: { authority: '', title, concurrentTitle: '', signatory },
  refused: isNow ? '' : `${signatory} không giữ chức vụ này ngày 01/4/2026.`,
})
const by = (signatory: string, changes: Partial<Signature> = {}) => notice(signedBy({ signatory, ...changes }))

export const postHeldByOne: NoticeRule = {
  name: 'post-held-by-one',
  id: 'REG-06',
  severity: 'info',
  detection: 'crossDocument',
  scope: 'notice',
  title: 'Người giữ chức vụ thay đổi theo thời gian',
  why: 'Another holder of a post than in the last notice is right after a change of staff, and a copying error otherwise.',
  check: ({ notice: { signatures, header } }, { others, signersOn = () => [] }) => {
    const { date } = header
    if (date === null) return []
    const signers = signersOn(date)
    return signatures.flatMap((signature): Finding[] => {
      const { id, authority, title, concurrentTitle, signatory } = signature
      const told = findOtherHolder(signature, signers)
      if (told !== null) return [{ spot: { part: id, field: 'signatory' }, found: signatory, ...told }]
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
      by('Lê Thị Bình', { title: 'TRƯỞNG BAN TỔ CHỨC', concurrentTitle: '' }),
    ],
    bad: [
      {
        notice: by('Đỗ Văn Cảnh', { title: 'TRƯỞNG BAN TỔ CHỨC', concurrentTitle: '' }),
        finds: [{ at: 'signature 1 signatory', found: 'Đỗ Văn Cảnh', expected: 'Lê Thị Bình' }],
      },
      {
        notice: by('Hà Văn Dũng', { title: 'CHÁNH THANH TRA', concurrentTitle: '' }),
        finds: [{ at: 'signature 1 signatory', found: 'Hà Văn Dũng' }],
      },
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
  exampleContext: {
    signersOn: () => [holds('Lê Thị Bình', 'TRƯỞNG BAN TỔ CHỨC'), holds('Hà Văn Dũng', 'CHÁNH THANH TRA', false)],
    others: [known('Hoàng Thị Lan', '2025-12-22'), known('Vi Trọng Nghĩa', '2026-03-02')],
  },
}

/** What the office's data say of the day goes before what other notices say of theirs. */
function findOtherHolder(
  { authority, title, signatory }: Signature,
  signers: readonly Signer[],
): Pick<Finding, 'expected' | 'message'> | null {
  if (signatory === '') return null
  const ofPost = signers.filter(
    ({ block }) => titleKey(block.title) === titleKey(title) && titleKey(block.authority) === titleKey(authority),
  )
  const now = ofPost.filter(({ refused }) => refused === '')
  if (now.some(({ block }) => nameKey(block.signatory) === nameKey(signatory))) return null
  const [holder] = now
  if (holder !== undefined && !shared.test(titleKey(title)))
    return {
      expected: holder.block.signatory,
      message: `Theo dữ liệu của cơ quan, ngày ban hành chức vụ này do ${holder.block.signatory} giữ. Hãy kiểm tra người ký, hoặc sửa dữ liệu cơ quan.`,
    }
  const gone = ofPost.find(({ block }) => nameKey(block.signatory) === nameKey(signatory))
  return gone === undefined
    ? null
    : { expected: '', message: `Theo dữ liệu của cơ quan: ${gone.refused} Hãy kiểm tra người ký.` }
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
