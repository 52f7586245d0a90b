/** Who works with the notices, and as what. */
export const roles = ['clerk', 'deputy', 'archivist', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who asks. */
export interface Actor {
  readonly name: string
  readonly role: Role
}
