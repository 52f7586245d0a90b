/** The people of an office as users of its store: their accounts, their passphrases, what repeated failures cost. */
import { Refusal } from '../errors.ts'
import { findForbidden, fold } from '../words/text.ts'
import { type Actor, type Role, roles } from './roles.ts'

export type UserState = 'active' | 'disabled'

export interface User {
  readonly id: string
  /** What one types to sign in: folded, unique. */
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly state: UserState
  /** The passphrase came from somebody else: the user sets an own one before anything else. */
  readonly mustChange: boolean
  /** ISO 8601 UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/**
 * The one user of a trial store has this id, and so has the administrator the store is given when it is protected: what was
 * drafted and typed before stays theirs.
 */
export const firstUserId = 'first'

export const trialUser: Actor = { id: firstUserId, name: 'Người dùng thử', roles, isTrial: true }

export const userStateNames: Readonly<Record<UserState, string>> = {
  active: 'Đang hoạt động',
  disabled: 'Ngừng hoạt động',
}

/** Characters of a passphrase: so many that short lists of words and dates cannot be tried through. */
export const leastPassphrase = 12
/** More is a file pasted by mistake. */
export const mostPassphrase = 200

export const passphraseRule = `Ít nhất ${leastPassphrase} ký tự: mật khẩu ngắn có thể bị dò ra từ một bản sao của kho. Dễ nhớ nhất là bốn, năm từ không liên quan với nhau; không bắt buộc chữ hoa, số hay ký hiệu.`

/** How a passphrase is compared, however the keyboard composed its letters. */
export const normalizePassphrase = (passphrase: string): string => passphrase.normalize('NFC')

/** Refuses `user.badPassphrase` for one that is too short, too long, or easily guessed by who knows the user. */
export function refuseBadPassphrase(passphrase: string, { account, name }: Pick<User, 'account' | 'name'>): void {
  const normal = normalizePassphrase(passphrase)
  const { length } = Array.from(normal)
  if (length < leastPassphrase) throw badPassphrase(`Mới có ${length} ký tự. ${passphraseRule}`)
  if (length > mostPassphrase) throw badPassphrase(`Dài quá ${mostPassphrase} ký tự.`)
  const known = [account, name].map((word) => fold(word).replaceAll(/\s/g, '')).filter((word) => word.length > 0)
  const typed = fold(normal).replaceAll(/\s/g, '')
  if (known.some((word) => typed.replaceAll(word, '').length < typed.length / 2))
    throw badPassphrase('Không dùng họ tên hoặc tên đăng nhập làm mật khẩu.')
  if (new Set(typed).size < 4) throw badPassphrase('Chỉ có vài ký tự lặp lại.')
}

const badPassphrase = (why: string) => new Refusal('user.badPassphrase', why, { field: 'passphrase' })

/** An account as it is kept and looked for: "Lan.NT" and "lan.nt" are one. */
export const accountOf = (typed: string): string => fold(typed.normalize('NFC')).trim()

/** A new or changed user as it may be kept. Refuses `user.invalid`. */
export function checkUser({ account, name, roles: given }: Pick<User, 'account' | 'name' | 'roles'>) {
  const kept = { account: accountOf(account), name: name.normalize('NFC').trim().replaceAll(/\s+/g, ' ') }
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(kept.account))
    throw new Refusal(
      'user.invalid',
      'Tên đăng nhập có từ 2 đến 40 ký tự: chữ, số, dấu chấm, gạch nối hoặc gạch dưới; không có dấu cách.',
      { field: 'account', found: account },
    )
  if (kept.name.length < 2 || kept.name.length > 100 || findForbidden(kept.name) !== -1)
    throw new Refusal('user.invalid', 'Họ và tên có từ 2 đến 100 ký tự.', { field: 'name', found: name })
  const ordered = roles.filter((role) => given.includes(role))
  if (ordered.length === 0) throw new Refusal('user.invalid', 'Hãy chọn ít nhất một vai trò.', { field: 'roles' })
  return { ...kept, roles: ordered }
}

/** What is kept of failures to sign in, so that a restart forgets none. */
export interface Failures {
  readonly count: number
  /** ISO 8601 UTC of the last; null before the first. */
  readonly lastAt: string | null
}

const freeFailures = 3
const longestWait = 300

/** Seconds to wait after so many failures in a row: none for slips of the finger, then doubled up to five minutes. */
export function waitAfter(count: number): number {
  return count < freeFailures ? 0 : Math.min(longestWait, 2 ** Math.min(count - freeFailures + 1, 20))
}

/**
 * Seconds until the next try. Never more than the wait itself: a clock that was ahead when somebody failed must not lock
 * them out until then.
 */
export function secondsToWait({ count, lastAt }: Failures, now: string): number {
  const wait = waitAfter(count)
  if (wait === 0 || lastAt === null) return 0
  const passed = (Date.parse(now) - Date.parse(lastAt)) / 1000
  return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed))
}

/** "2 phút 5 giây". */
export function writeWait(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${minutes} phút` : '', rest > 0 ? `${rest} giây` : ''].filter((part) => part !== '').join(' ')
}

/** Minutes without use after which the store locks, where the office says nothing else. */
export const usualIdleMinutes = 15

/** "Nguyễn Thị Lan" -> "lan.nt": the given name, and the first letters of the others. */
export function suggestAccount(name: string): string {
  const words = fold(name.normalize('NFC'))
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '')
  const given = words.at(-1) ?? ''
  const initials = words
    .slice(0, -1)
    .map((word) => word.slice(0, 1))
    .join('')
  return initials === '' ? given : `${given}.${initials}`
}
