import type { Signature } from '../../../domain/notice/notice.ts'
import { notice, signedBy } from '../../examples.ts'
import { isInPartyForm } from '../../reading/official-form.ts'
import type { Finding, NoticeRule } from '../../rule.ts'

/** "TM.", "KT.", "TL.", "TUQ." in front of an authority: the abbreviations of State documents. */
const stateForm = /^(?:(T)\.?(M)|(K)\.?(T)|(T)\.?(L))\.(?=\s|\p{Lu})\s*/u
const underMandate = /^T\.?U\.?Q\.(?=\s|\p{Lu})\s*/u

export const authorityWithSlash: NoticeRule = {
  name: 'authority-with-slash',
  id: 'FMT-20',
  severity: 'warning',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Chữ viết tắt thẩm quyền ký theo lối văn bản nhà nước',
  why: 'F-SIGN-5, F-SIGN-7: Party documents write T/M, K/T, T/L; the forms with a dot are those of State documents, and TUQ. is not used.',
  check: ({ notice: read }) => (isInPartyForm(read) ? read.signatures.flatMap(checkSignature) : []),
  examples: {
    good: [
      notice(),
      notice(signedBy({ authority: 'T/M BAN THƯỜNG VỤ', title: 'PHÓ BÍ THƯ', concurrentTitle: '' })),
      notice(signedBy({ authority: 'K/T TRƯỞNG BAN', title: 'PHÓ TRƯỞNG BAN', concurrentTitle: '' })),
      notice(signedBy({ title: 'Q. CHÁNH VĂN PHÒNG', concurrentTitle: '' })),
      // A State organ signs so.
      notice({
        header: { ...notice().header, superiorOrgan: '', issuingOrgans: [{ id: 'ubnd', name: 'UBND XÃ NÀ LẠN' }] },
        ...signedBy({ authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH', concurrentTitle: '' }),
      }),
    ],
    bad: [
      {
        notice: notice(signedBy({ authority: 'KT. TRƯỞNG BAN', title: 'PHÓ TRƯỞNG BAN', concurrentTitle: '' })),
        finds: [{ in: 'signature 1 authority', found: 'KT.', expected: 'K/T' }],
      },
      {
        notice: notice(signedBy({ authority: 'TM.BAN THƯỜNG VỤ', title: 'PHÓ BÍ THƯ', concurrentTitle: '' })),
        finds: [{ in: 'signature 1 authority', found: 'TM.', expected: 'T/M' }],
      },
      {
        notice: notice(signedBy({ authority: '', title: 'TL. BAN THƯỜNG VỤ', concurrentTitle: '' })),
        finds: [{ in: 'signature 1 title', found: 'TL.', expected: 'T/L' }],
      },
      {
        notice: notice(signedBy({ authority: 'TUQ. BAN THƯỜNG VỤ', title: 'CHÁNH VĂN PHÒNG', concurrentTitle: '' })),
        finds: [{ in: 'signature 1 authority', found: 'TUQ.', expected: 'T/L' }],
      },
    ],
  },
}

function checkSignature(signature: Signature): Finding[] {
  return (['authority', 'title'] as const).flatMap((field): Finding[] => {
    const text = signature[field]
    const mandate = underMandate.exec(text)?.[0]
    if (mandate !== undefined) {
      const span = [0, mandate.trimEnd().length] as const
      return [
        {
          spot: { part: signature.id, field, span },
          found: mandate.trimEnd(),
          expected: 'T/L',
          message: 'Văn bản của Đảng không dùng “TUQ.”. Người ký thừa lệnh ghi “T/L”: hãy xem lại thẩm quyền ký.',
        },
      ]
    }
    const found = stateForm.exec(text)
    if (found === null) return []
    const [whole, ...letters] = found
    const expected = letters.filter((letter) => letter !== undefined).join('/')
    const spot = { part: signature.id, field, span: [0, whole.trimEnd().length] as const }
    return [
      {
        spot,
        found: whole.trimEnd(),
        expected,
        message: `“${whole.trimEnd()}” là cách viết của văn bản cơ quan nhà nước. Văn bản của Đảng ghi “${expected}”.`,
      },
    ]
  })
}
