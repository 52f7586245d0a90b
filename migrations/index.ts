/** The database's history, in order. A step that has shipped is never changed: mend it with a new one. */
import type { Migration } from 'kysely/migration'
import * as notice from './0010_notice.ts'
import * as task from './0020_task.ts'
import * as audit from './0030_audit.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0010_notice': notice,
  '0020_task': task,
  '0030_audit': audit,
}
