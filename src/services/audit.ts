import { listAudit } from '../store/audit.ts'
import type { Handlers } from './handlers.ts'

export const auditHandlers: Handlers<'audit.list'> = {
  'audit.list': ({ db }, query) => listAudit(db, query),
}
