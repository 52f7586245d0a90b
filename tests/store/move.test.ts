/** A store in a folder goes to PostgreSQL: every row is there, the chain is whole, work goes on, and it is found again. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { connect } from '../../src/contract/client.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import { openLocalApp } from '../../src/hosts/local-app.ts'
import { openPostgresApp } from '../../src/hosts/postgres-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { moveToPostgres } from '../../src/store/move-store.ts'
import { openStore } from '../../src/store/open.ts'
import { postgresDialect } from '../../src/store/postgres-server.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { onPostgres } from '../helpers/database.ts'

const fail = ({ error }: { readonly error: unknown }) => {
  throw error
}

test.runIf(onPostgres)('a store is moved with everything it holds', async () => {
  const directory = temporaryFolder()
  const app = await openLocalApp(directory, diskFiles({}, directory), fail)
  const call = connect(direct(app, openSession()))
  const sound = soundNotice()
  const one = { ...sound, id: 'moved', header: { ...sound.header, number: 7, date: '2026-03-05' } }
  await call('notice.create', { notice: one, original: { fileName: 'a.txt', base64: 'YQ==' } })
  await call('notice.takeUp', { id: 'moved', version: 1 })
  const { file } = await call('caseFile.open', { fonds: 'Phông', year: 2026, title: 'Phiên họp' })
  await call('caseFile.put', { file, notices: ['moved'] })
  await app.close()

  const server = process.env.TEST_POSTGRES_SERVER ?? ''
  const database = `moved_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(`create database ${database}`)
  await client.end()
  const url = `${server}/${database}`
  const store = await openStore({ directory })
  const tables = await moveToPostgres(store.db, postgresDialect(url))
  expect(tables.find(({ table }) => table === 'case_piece')).toEqual({ table: 'case_piece', rows: 1 })
  await expect(moveToPostgres(store.db, postgresDialect(url))).rejects.toMatchObject({ code: 'move.notEmpty' })
  await store.close()

  const moved = await openPostgresApp(url, diskFiles({}, directory), fail)
  const there = connect(direct(moved, openSession()))
  await there('search.rebuild', {})
  expect((await there('store.verify', {})).problems).toEqual([])
  expect((await there('search.find', { words: '07-TB' })).hits[0]).toMatchObject({ id: 'moved', isFiled: true })
  // What was frozen is frozen there too, and what comes next goes on from it.
  await expect(there('notice.save', { id: 'moved', version: 1, notice: one })).rejects.toThrow()
  await there('notice.create', { notice: { ...sound, id: 'next' } })
  expect((await there('store.verify', {})).problems).toEqual([])
  await moved.close()
})
