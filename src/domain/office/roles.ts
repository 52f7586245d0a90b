/** Who works with the notices, and as what. */
export const roles = ['clerk', 'deputy', 'chief', 'registrar', 'archivist', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who asks. */
export interface Actor {
  readonly name: string
  readonly role: Role
}

export const roleNames: Readonly<Record<Role, string>> = {
  clerk: 'Chuyên viên',
  deputy: 'Phó Chánh Văn phòng',
  chief: 'Chánh Văn phòng',
  registrar: 'Văn thư',
  archivist: 'Lưu trữ',
  admin: 'Quản trị',
}

/** Every group holds the admin: without sign-in the user of a machine is the admin and does the work of all. */
type RoleGroup = readonly Role[]

/** Who drafts, and takes back what was submitted. */
export const drafters: RoleGroup = ['clerk', 'deputy', 'chief', 'admin']
/** Who brings in existing documents. */
export const importers: RoleGroup = [...drafters, 'archivist']
/** Who approves a notice or returns it. */
export const approvers: RoleGroup = ['deputy', 'chief', 'admin']
/** Who gives numbers and issues. */
export const issuers: RoleGroup = ['registrar', 'admin']
/** Who decides what the office works by: its rule set, and its other data. */
export const officeKeepers: RoleGroup = ['deputy', 'chief', 'admin']
/** Who keeps issued notices. */
export const archivists: RoleGroup = ['archivist', 'admin']
/** Who reads the audit. */
export const auditors: RoleGroup = ['deputy', 'chief', 'archivist', 'admin']

/** "Văn thư hoặc Quản trị". */
export function listRoles(group: RoleGroup): string {
  return joinOr(group.map((role) => roleNames[role]))
}

/** "a, b hoặc c". */
export function joinOr(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} hoặc ${names.at(-1) ?? ''}`
}
