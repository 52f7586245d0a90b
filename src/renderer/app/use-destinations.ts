import { hasRole } from '../../domain/office/roles.ts'
import { useUser } from '../use-user.ts'
import { destinations } from './routes.ts'

/** The entries of the rail that lead this user to something they may do. */
export function useDestinations(): readonly (typeof destinations)[number][] {
  const { data: user } = useUser()
  return destinations.filter((entry) => !('roles' in entry) || (user !== undefined && hasRole(user, entry.roles)))
}
