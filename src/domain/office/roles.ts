/** Who works with the notices, and as what. */
export const roles = ['clerk', 'deputy', 'chief', 'registrar', 'archivist', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who acts: a person with the roles they have, any of which may allow what they do. */
export interface Actor {
  readonly id: string
  /** The full name: what is shown and kept beside what was done. */
  readonly name: string
  readonly roles: readonly Role[]
  /** Works in a trial store, where there is nobody else. */
  readonly isTrial: boolean
}

/** What of an actor decides what they may do. */
export type Doer = Pick<Actor, 'roles' | 'isTrial'>

/** The first of somebody's roles that is in a group; null where none is. */
export function roleAmong({ roles: own }: Pick<Actor, 'roles'>, group: RoleGroup): Role | null {
  return own.find((role) => group.includes(role)) ?? null
}

/** Whether any of somebody's roles is in a group. */
export function hasRole(actor: Pick<Actor, 'roles'>, group: RoleGroup): boolean {
  return roleAmong(actor, group) !== null
}

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: 'Chuyên viên',
  deputy: 'Phó Chánh Văn phòng',
  chief: 'Chánh Văn phòng',
  registrar: 'Văn thư',
  archivist: 'Lưu trữ',
  admin: 'Quản trị',
}

/**
 * The admin keeps users and the store, and neither drafts nor decides: who may say who works here must not also be all of them.
 * In a small office one person has several roles; the user of a trial store has all.
 */
type RoleGroup = readonly Role[]

/** Who drafts, and takes back what was submitted. */
export const drafters: RoleGroup = ['clerk', 'deputy', 'chief']
/** Who brings in existing documents. */
export const importers: RoleGroup = [...drafters, 'archivist']
/** Who approves a notice, returns it or declares it void. */
export const approvers: RoleGroup = ['deputy', 'chief']
/** Who gives numbers and issues. */
export const issuers: RoleGroup = ['registrar']
/** Who decides what the office works by: its rule set, and its other data. */
export const officeKeepers: RoleGroup = ['deputy', 'chief', 'admin']
/** Who keeps issued notices. */
export const archivists: RoleGroup = ['archivist']
/** Who says who works in the office, and as what. */
export const administrators: RoleGroup = ['admin']
/** Who takes up papers that were issued before they came here, and makes certified copies (F-COPY-1). */
export const pastKeepers: RoleGroup = ['registrar', 'archivist']
/** Who reads the audit. */
export const auditors: RoleGroup = ['deputy', 'chief', 'archivist', 'admin']
/** Who has the store proven to be whole. */
export const verifiers: RoleGroup = ['archivist', 'admin']

/** "Văn thư hoặc Quản trị". */
export function listRoles(group: RoleGroup): string {
  return joinOr(group.map((role) => roleNames[role]))
}

/** "Chuyên viên, Văn thư": the roles of one person. */
export function nameRoles(own: readonly Role[]): string {
  return own.map((role) => roleNames[role]).join(', ')
}

/** "a, b hoặc c". */
export function joinOr(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} hoặc ${names.at(-1) ?? ''}`
}
