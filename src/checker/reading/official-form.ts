/** Whose official form a notice is held to: what is right on a paper of the State is wrong on one of the Party. */
import type { Notice } from '../../domain/notice/notice.ts'
import { fold, squeeze } from '../../domain/words/text.ts'

/** Organs of the Party, whatever stands in front of their name. */
const ofParty =
  /(?<![a-z])(?:(?:tinh|thanh|huyen|quan|thi|dang) uy|dang bo|chi bo|trung uong dang|bo chinh tri|ban bi thu|dang doan)(?![a-z])/
/** How names of organs of the State begin; "BAN CHỈ ĐẠO" alone may be of either. */
const ofState =
  /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chinh phu|thu tuong|quoc hoi|doan dai bieu quoc hoi|bo(?! chinh tri)|so|cuc|chi cuc|tong cuc|thanh tra|thue|kho bac|cong an|vien kiem sat|toa an|kiem toan|phong|trung tam|truong|benh vien|ban quan ly|van phong (?:uy ban|ubnd|hoi dong nhan dan|hdnd|doan dai bieu))(?![a-z])/

/**
 * True for a notice in the form of the Party. False for one of a State organ, and for an imported one whose head is lost:
 * nobody knows then which form it had.
 */
export function isInPartyForm({ header, sourceForm }: Pick<Notice, 'header' | 'sourceForm'>): boolean {
  if (sourceForm?.headerOrder.includes('heading') === true) return true
  const organs = [header.superiorOrgan, ...header.issuingOrgans.map(({ name }) => name)]
    .map((name) => fold(squeeze(name)))
    .filter((name) => name !== '')
  if (organs.some((name) => ofParty.test(name))) return true
  return organs.length === 0 ? sourceForm === undefined : !organs.some((name) => ofState.test(name))
}
