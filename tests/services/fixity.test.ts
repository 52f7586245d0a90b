/** Fixity: every kept file is read; one that changed is named, with the last moment it was whole. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestApp } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'
import { allowTampering } from '../helpers/database.ts'

test('one changed byte is named with the file and the last moment it was whole; nothing else is', async () => {
  const app = await openTestApp()
  const one = notice()
  const original = { fileName: 'goc.txt', base64: Buffer.from('bản gốc').toString('base64') }
  await app.call('notice.create', { notice: one, original })
  await app.call('notice.exportText', { id: one.id })
  const check = () => app.as('archivist')('fixity.check', {})
  expect(await app.call('fixity.last', {})).toBeNull()
  const first = await check()
  expect(first).toMatchObject({ checked: 2, changed: [] })

  await allowTampering(app.store, 'original')
  const content = Buffer.from('bản gốx')
  await sql`update original set content = ${content}`.execute(app.store.db)
  for (const report of [await check(), await check(), await app.call('fixity.last', {})])
    expect(report).toMatchObject({
      checked: 2,
      changed: [
        {
          kind: 'original',
          fileName: 'goc.txt',
          wholeAt: (
            await app.store.db
              .selectFrom('audit')
              .select('at')
              .where('call', '=', 'fixity.check')
              .orderBy('sequence')
              .executeTakeFirstOrThrow()
          ).at,
        },
      ],
    })
})
