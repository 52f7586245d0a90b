/** A number is issued once in its series; papers of the past may repeat one and are named. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds } from '../helpers/build.ts'

const ids = countIds('sound')
const original = { fileName: 'thong-bao.txt', base64: 'YQ==' }

/** A sound notice with other facts in its head; the test's clock says 10/4/2026. */
function numbered(header: Partial<Notice['header']>): Notice {
  const sound = soundNotice()
  return { ...sound, id: ids(), header: { ...sound.header, number: 24, symbol: 'TB/CQTT', ...header } }
}

/** Lets every error stand, then submits. */
async function submit({ call }: TestApp, one: Notice, from?: typeof original): Promise<void> {
  await call('notice.create', from === undefined ? { notice: one } : { notice: one, original: from })
  for (const { key, severity } of (await call('notice.check', { id: one.id })).findings)
    if (severity === 'error') await call('notice.waive', { id: one.id, key, reason: 'Đã đối chiếu với bản gốc.' })
  await call('notice.submit', { id: one.id, version: 1 })
}

async function issue(app: TestApp, one: Notice, from?: typeof original) {
  await submit(app, one, from)
  return app.as('admin')('notice.issue', { id: one.id, version: 1 })
}

describe('a number', () => {
  test('is issued once: a second notice of the same day is refused by name, and stays as it was', async () => {
    const app = await openTestApp()
    const [first, second] = [numbered({}), numbered({})]
    expect(await issue(app, first)).toEqual({ id: first.id, version: 1, repeats: [] })
    await expect(issue(app, second)).rejects.toMatchObject({
      error: {
        code: 'notice.numberTaken',
        message: expect.stringContaining('24-TB/CQTT') as string,
        details: { found: first.id },
      },
    })
    expect(await app.call('notice.get', { id: second.id })).toMatchObject({ state: 'submitted' })
  })

  test.each([
    ['its symbol in small letters', { symbol: 'tb/cqtt' }],
    ['blanks in its symbol', { symbol: 'TB / CQTT' }],
    [
      'its organ on two lines',
      {
        issuingOrgans: soundNotice().header.issuingOrgans.map((organ) => ({
          ...organ,
          name: organ.name.replace(' ', '\n'),
        })),
      },
    ],
  ])('is the same with %s', async (_, header) => {
    const app = await openTestApp()
    await issue(app, numbered({}))
    await expect(issue(app, numbered(header))).rejects.toMatchObject({ error: { code: 'notice.numberTaken' } })
  })

  test.each([
    ['another organ', { issuingOrgans: [{ id: 'other', name: 'BAN CHỈ ĐẠO KHÁC' }] }],
    ['another symbol', { symbol: 'TB/VPTU' }],
    ['another number', { number: 25 }],
    ['another term', { date: '2031-03-02' }],
  ])('of %s is another', async (_, header) => {
    const app = await openTestApp()
    await issue(app, numbered({}))
    expect(await issue(app, numbered(header))).toMatchObject({ repeats: [] })
  })

  test('is free again when the notice was never issued', async () => {
    const app = await openTestApp()
    await submit(app, numbered({}))
    expect(await issue(app, numbered({}))).toMatchObject({ repeats: [] })
  })
})

describe('a paper of the past', () => {
  test('may repeat a number, and is named with those that have it', async () => {
    const app = await openTestApp()
    const [first, second, third] = [numbered({}), numbered({}), numbered({})]
    const past = { ...first, header: { ...first.header, date: '2026-03-02' } }
    await issue(app, past, original)
    const repeated = await issue(app, { ...second, header: past.header }, original)
    expect(repeated.repeats).toMatchObject([{ id: past.id, number: 24, symbol: 'TB/CQTT', issuedOn: '2026-03-02' }])
    expect((await issue(app, { ...third, header: past.header }, original)).repeats.map(({ id }) => id)).toEqual([
      past.id,
      second.id,
    ])
    const [row] = await app.as('archivist')('audit.list', {})
    expect(row).toMatchObject({ call: 'notice.issue', details: { repeats: [past.id, second.id] } })
  })

  test('keeps its number from a new one', async () => {
    const app = await openTestApp()
    await issue(app, numbered({ date: '2026-03-02' }), original)
    await expect(issue(app, numbered({}))).rejects.toMatchObject({ error: { code: 'notice.numberTaken' } })
  })

  test('is none when it was dated today, or numbered here', async () => {
    const app = await openTestApp()
    await issue(app, numbered({ date: '2026-04-10' }))
    await expect(issue(app, numbered({ date: '2026-04-10' }), original)).rejects.toMatchObject({
      error: { code: 'notice.numberTaken' },
    })
    const draft = numbered({ number: null, date: null })
    await app.call('notice.create', { notice: draft, original })
    await app.call('notice.save', {
      id: draft.id,
      version: 1,
      notice: { ...draft, header: numbered({ date: '2026-04-09' }).header },
    })
    for (const { key, severity } of (await app.call('notice.check', { id: draft.id })).findings)
      if (severity === 'error')
        await app.call('notice.waive', { id: draft.id, key, reason: 'Đã đối chiếu với bản gốc.' })
    await app.call('notice.submit', { id: draft.id, version: 2 })
    await expect(app.as('admin')('notice.issue', { id: draft.id, version: 2 })).rejects.toMatchObject({
      error: { code: 'notice.numberTaken' },
    })
  })
})
