/** A new notice as the office usually begins it: its organs, place and symbol, recipients, and who signs. */
import type { IsoDate } from '../deadline/dates.ts'
import { blankNotice } from '../notice/blank-notice.ts'
import type { Notice, Signature } from '../notice/notice.ts'
import { officeKinds } from './kinds.ts'
import type { Office, ValidRecord } from './office.ts'
import { linesOf, stateOn, textOf } from './office-record.ts'
import { savedList } from './recipient-lists.ts'

/** Filled from the profile of the office as it is on a day; what the profile does not say stays empty. */
export function beginNotice(id: string, kind: Notice['kind'], office: Office, on: IsoDate): Notice {
  const blank = blankNotice(id, kind)
  const [profile] = office.valid('profile', on)
  if (profile === undefined) return blank
  const said = (field: string) => textOf(profile.values[field])
  const symbol = kind === 'assignment' && said('assignmentSymbol') !== '' ? said('assignmentSymbol') : said('symbol')
  const organs = blank.header.issuingOrgans.map((organ) => ({ ...organ, name: capitals(said('issuingOrgan')) }))
  return {
    ...blank,
    header: {
      ...blank.header,
      superiorOrgan: capitals(said('superiorOrgan')),
      issuingOrgans: organs,
      symbol,
      place: said('place'),
    },
    distribution: {
      ...blank.distribution,
      recipients: savedList(office, said('recipientList'), on).map(({ name, role }, at) => ({
        id: `recipient-${at + 1}`,
        name,
        role,
      })),
      fileCopy: said('fileCopy'),
      unit: said('draftingUnit'),
    },
    signatures: blank.signatures.map((signature) => signedBy(signature, profile, office, on)),
  }
}

/** By the first of the usual signers whose post is there on the day. */
function signedBy(blank: Signature, profile: ValidRecord, office: Office, on: IsoDate): Signature {
  const valid = (kind: 'post' | 'person', id: string) => {
    const record = office.find({ kind, id })
    return record === null ? null : (stateOn(record, on)?.values ?? null)
  }
  const post = linesOf(profile.values['signers'])
    .map((id) => valid('post', id))
    .find((values) => values !== null)
  if (post === undefined) return blank
  const holder = valid('person', textOf(post['holder']))
  const opening = officeKinds.post.fields.authority.choices
  const authority = textOf(post['authority'])
  const written = Object.hasOwn(opening, authority) ? opening[authority as keyof typeof opening] : ''
  const title = textOf(post['signatureTitle'])
  return {
    ...blank,
    authority: capitals(written === '' ? '' : `${written} ${textOf(post['onBehalfOf'])}`.trim()),
    title: capitals(title === '' ? textOf(post['title']) : title),
    // Without rank or title (F-SIGN-12).
    signatory: textOf(holder?.['name']),
  }
}

/** Organs and positions stand in capitals (F-ORG-3, F-SIGN-8, F-SIGN-9). */
const capitals = (words: string): string => words.toLocaleUpperCase('vi')
