/**
 * Who may sign a notice on a day: those who hold a post then, and those to whom a holder delegated it, while that lasts. Who
 * may not any more, or not yet, is told with the reason.
 */
import { type IsoDate, writeShortDate } from '../deadline/dates.ts'
import type { Signature } from '../notice/notice.ts'
import { fold, squeeze } from '../words/text.ts'
import { officeKinds } from './kinds.ts'
import type { Office } from './office.ts'
import { type OfficeRecord, type Values, nameOf, stateNear, stateOn, textOf } from './office-record.ts'

export interface Signer {
  readonly key: string
  /** Name and post: what one chooses by. */
  readonly label: string
  readonly block: Omit<Signature, 'id'>
  /** Why this person may not sign on the day; '' when they may. */
  readonly refused: string
}

/** Those who may sign on a day first, then those who may not. */
export function signersOn(office: Office, on: IsoDate): readonly Signer[] {
  const posts = office.ofKind('post').map((post) => ofPost(office, post, on))
  const delegations = office.ofKind('delegation').map((record) => ofDelegation(office, record, on))
  const signers = [...posts, ...delegations].flatMap((one) => one ?? [])
  return signers.toSorted((one, other) => Number(one.refused !== '') - Number(other.refused !== ''))
}

function ofPost(office: Office, record: OfficeRecord, on: IsoDate): Signer | null {
  const state = stateNear(record, on)
  const { values } = state
  const holder = personOf(office, values['holder'], on)
  if (holder === '') return null
  return {
    key: `post/${record.id}`,
    label: `${holder}, ${titleOf(values)}`,
    block: blockOf(values, holder),
    refused: stateOn(record, on) !== null ? '' : `${holder} không giữ chức vụ này ngày ${writeShortDate(on)}.`,
  }
}

/** "T/L": the one who signs does so by the post that delegated it to theirs. */
function ofDelegation(office: Office, record: OfficeRecord, on: IsoDate): Signer | null {
  const { from, until, values } = stateNear(record, on)
  const post = office.find({ kind: 'post', id: textOf(values['receiver']) })
  const by = office.find({ kind: 'post', id: textOf(values['giver']) })
  if (post === null || by === null) return null
  // It lets its receiver approve drafts, and sign nothing.
  if (textOf(values['rights']) === 'approve') return null
  const own = stateNear(post, on).values
  const holder = personOf(office, own['holder'], on)
  if (holder === '') return null
  const name = nameOf(record)
  const given = titleOf(stateNear(by, on).values)
  const authority = textOf(values['authority']) === '' ? 'TL' : textOf(values['authority'])
  const refused =
    until !== null && until < on
      ? `${name} hết hiệu lực từ sau ngày ${writeShortDate(until)}.`
      : from !== null && from > on
        ? `${name} có hiệu lực từ ngày ${writeShortDate(from)}.`
        : stateOn(record, on) === null
          ? `${name} không có hiệu lực ngày ${writeShortDate(on)}.`
          : stateOn(post, on) === null
            ? `${holder} không giữ chức vụ này ngày ${writeShortDate(on)}.`
            : ''
  return {
    key: `delegation/${record.id}`,
    label: `${holder}, ${titleOf(own)} (${writeAuthority(authority)} ${given})`,
    block: blockOf({ ...own, authority, onBehalfOf: given }, holder),
    refused,
  }
}

function personOf(office: Office, id: Values[string] | undefined, on: IsoDate): string {
  const person = office.find({ kind: 'person', id: textOf(id) })
  return person === null ? '' : textOf(stateNear(person, on).values['name'])
}

function titleOf(values: Values): string {
  return textOf(values['title'])
}

function writeAuthority(code: string): string {
  const { choices } = officeKinds.post.fields.authority
  return Object.hasOwn(choices, code) ? choices[code as keyof typeof choices] : ''
}

const capitals = (words: string): string => words.toLocaleUpperCase('vi')
const same = (one: string, other: string): boolean => fold(squeeze(one)) === fold(squeeze(other))

/** Organs and posts stand in capitals, the name without rank (F-SIGN-8, F-SIGN-9, F-SIGN-12). */
function blockOf(values: Values, signatory: string): Omit<Signature, 'id'> {
  const authority = writeAuthority(textOf(values['authority']))
  const signatureTitle = textOf(values['signatureTitle'])
  // K/T stands for the head of the same organ, T/M for the organ, T/L for who delegated.
  return {
    authority: authority === '' ? '' : capitals(`${authority} ${textOf(values['onBehalfOf'])}`.trim()),
    title: capitals(signatureTitle === '' ? titleOf(values) : signatureTitle),
    concurrentTitle: capitals(textOf(values['concurrent'])),
    signatory,
  }
}

/**
 * Why a block may not be signed on a day: whoever is named signs by a delegation or post that does not hold, and by no other
 * that does. '' where it may, or where the office knows nothing of them.
 */
export function refuseBlock(block: Omit<Signature, 'id'>, signers: readonly Signer[]): string {
  const own = signers.filter((one) => same(one.block.signatory, block.signatory))
  const matching = own.filter((one) => same(one.block.authority, block.authority) && same(one.block.title, block.title))
  const [first] = matching
  return first === undefined || matching.some(({ refused }) => refused === '') ? '' : first.refused
}
