/** The register: which number comes next, what the registrar writes at issue, papers that were issued before. */
import { describe, expect, test } from 'vitest'
import { notice as soundNotice } from '../../src/checker/examples.ts'
import { readDocx } from '../../src/files/docx-read.ts'
import { readCells } from '../../src/files/xlsx-cells.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { countIds, withWords } from '../helpers/build.ts'

const ids = countIds('registered')
const reason = 'Để dành cho thông báo thay thế.'
const original = { fileName: 'thong-bao.txt', base64: 'YQ==' }

function sound(header: Partial<Notice['header']> = {}): Notice {
  const one = soundNotice()
  return { ...one, id: ids(), header: { ...one.header, symbol: 'TB/CQTT', ...header } }
}
const organ = sound().header.issuingOrgans[0]?.name ?? ''
const series = { organ, symbol: 'TB/CQTT', date: '2026-04-10' }

/** Approved and signed as it is, its open errors waived. */
async function signed({ call, as }: TestApp, one: Notice): Promise<{ id: string; version: number }> {
  const seen = { id: one.id, version: 1 }
  await call('notice.create', { notice: one })
  for (const { key, severity } of (await call('notice.check', { id: one.id })).findings)
    if (severity === 'error') await call('notice.waive', { id: one.id, key, reason: 'Văn thư cấp số khi ban hành.' })
  await call('notice.submit', seen)
  const waivers = (await call('notice.get', { id: one.id })).waivers.map(({ id }) => id)
  await as('deputy')('notice.approve', { ...seen, waivers })
  await call('notice.sendToSignatory', seen)
  await call('notice.markSigned', seen)
  return seen
}

const issued = async (app: TestApp, number: number, header: Partial<Notice['header']> = {}) =>
  app.as('registrar')('notice.issue', await signed(app, sound({ ...header, number })))

const next = async ({ call }: TestApp, on: Partial<typeof series> = {}) => call('register.next', { ...series, ...on })

describe('the next number', () => {
  test('is one above the highest that was used, whatever was left out and whatever day the last paper has', async () => {
    const app = await openTestApp()
    expect(await next(app)).toMatchObject({ number: 1, highest: null, latestDay: null, reserved: [] })
    await issued(app, 24, { date: '2026-04-09' })
    await issued(app, 27, { date: '2026-04-02' })
    expect(await next(app)).toMatchObject({ number: 28, highest: 27, latestDay: '2026-04-09' })
    expect(await next(app, { symbol: 'TB/BCĐ' })).toMatchObject({ number: 1 })
    expect(await next(app, { date: '2031-04-10' })).toMatchObject({ number: 1 })
  })

  test('is above what is reserved, void and of the past; a gap is not filled', async () => {
    const app = await openTestApp()
    const note = app.as('registrar')
    await note('register.note', { ...series, number: 5, kind: 'reserved', reason })
    expect(await next(app)).toMatchObject({ number: 6, reserved: [5] })
    await note('register.note', { ...series, number: 9, kind: 'void', reason: 'Viết hỏng.' })
    await note('register.note', { ...series, number: 12, kind: 'past', abstract: 'về họp', reason: 'Sổ giấy.' })
    expect(await next(app)).toMatchObject({ number: 13 })
    await expect(issued(app, 3)).rejects.toMatchObject({ error: { code: 'register.passedOver' } })
    await expect(issued(app, 9)).rejects.toMatchObject({ error: { code: 'register.notFree' } })
    await expect(issued(app, 12)).rejects.toMatchObject({ error: { code: 'register.notFree' } })
    // What was reserved can be given, below the highest as it is.
    expect(await issued(app, 5)).toMatchObject({ repeats: [] })
    expect(await next(app)).toMatchObject({ number: 13 })
  })

  test('is set above what was used, never at or below it', async () => {
    const app = await openTestApp()
    await issued(app, 24)
    const set = (to: number) => app.as('registrar')('register.setNext', { ...series, next: to, reason })
    for (const to of [1, 23, 24])
      await expect(set(to)).rejects.toMatchObject({
        error: { code: 'register.passedOver', details: { expected: '25' } },
      })
    await set(25)
    expect(await next(app)).toMatchObject({ number: 25 })
    await set(41)
    expect(await next(app)).toMatchObject({ number: 41 })
    await expect(set(40)).rejects.toMatchObject({ error: { code: 'register.passedOver' } })
  })

  test('of the office itself is known without naming it, or asked for', async () => {
    const app = await openTestApp()
    const office = await app.call('office.get', {})
    const own = office.records.some(
      ({ kind, states }) => kind === 'profile' && states[0]?.values['issuingOrgan'] !== '',
    )
    const asked = app.call('register.next', { symbol: 'TB/CQTT', date: '2026-04-10' })
    if (own) expect(await asked).toMatchObject({ number: 1 })
    else await expect(asked).rejects.toMatchObject({ error: { code: 'register.noOrgan' } })
  })
})

describe('a noted number', () => {
  test('is not noted twice; a reserved one may become void', async () => {
    const app = await openTestApp()
    await issued(app, 24)
    const note = app.as('registrar')
    await expect(note('register.note', { ...series, number: 24, kind: 'void', reason })).rejects.toMatchObject({
      error: { code: 'notice.numberTaken' },
    })
    await expect(note('register.note', { ...series, number: 20, kind: 'reserved', reason })).rejects.toMatchObject({
      error: { code: 'register.passedOver' },
    })
    await note('register.note', { ...series, number: 25, kind: 'reserved', reason })
    await note('register.note', { ...series, number: 25, kind: 'void', reason: 'Không ban hành nữa.' })
    await expect(note('register.note', { ...series, number: 25, kind: 'reserved', reason })).rejects.toMatchObject({
      error: { code: 'register.notFree' },
    })
    const [row] = await app.as('admin')('audit.list', {})
    expect(row).toMatchObject({
      call: 'register.note',
      details: { number: 25, kind: 'void', reason: 'Không ban hành nữa.' },
    })
  })

  test('goes with its series when the office lets symbols share one', async () => {
    const app = await openTestApp()
    await app.as('registrar')('register.note', { ...series, number: 40, kind: 'reserved', reason })
    const { version } = await app.call('office.get', {})
    const values = { organ, symbols: ['TB/CQTT', 'TB/BCĐ'] }
    await app.as('chief')('office.save', {
      readIn: version,
      changes: [
        {
          key: { kind: 'series', id: 'chung' },
          record: {
            kind: 'series',
            id: 'chung',
            states: [{ from: null, until: null, values: { name: 'Chung', ...values } }],
          },
        },
      ],
    })
    expect(await next(app, { symbol: 'TB/BCĐ' })).toMatchObject({ number: 41, reserved: [40] })
  })
})

describe('number and day given at issue', () => {
  test('are written into the notice as its next version, and nothing else; the approval holds', async () => {
    const app = await openTestApp()
    const one = sound({ number: null, date: null })
    const seen = await signed(app, one)
    const approved = await app.call('notice.get', { id: one.id })
    const given = { number: 24, date: '2026-04-10' }
    expect(await app.as('registrar')('notice.issue', { ...seen, ...given })).toEqual({
      id: one.id,
      version: 2,
      repeats: [],
    })
    const after = await app.call('notice.get', { id: one.id })
    expect(after.state).toBe('issued')
    expect(after.notice).toEqual({ ...approved.notice, header: { ...approved.notice.header, ...given } })
    const [row] = await app.as('admin')('audit.list', { subject: one.id })
    expect(row).toMatchObject({
      call: 'notice.issue',
      details: { version: 2, content: after.contentHash, before: approved.contentHash, ...given },
    })
    expect((await app.call('obligation.list', { notice: one.id })).map(({ contentHash }) => contentHash)).toContain(
      after.contentHash,
    )
    expect(await app.as('archivist')('store.verify', {})).toMatchObject({ sound: true, problems: [] })
    await app.as('chief')('notice.withdraw', { id: one.id, version: 2, reason: 'Ban hành nhầm bản.' })
  })

  test('that are refused leave the notice as it was', async () => {
    const app = await openTestApp()
    await issued(app, 24)
    const one = sound({ number: null, date: null })
    const seen = await signed(app, one)
    await expect(
      app.as('registrar')('notice.issue', { ...seen, number: 24, date: '2026-04-10' }),
    ).rejects.toMatchObject({ error: { code: 'notice.numberTaken' } })
    await expect(app.as('registrar')('notice.issue', { ...seen, number: 25 })).rejects.toMatchObject({
      error: { code: 'notice.noNumber' },
    })
    expect(await app.call('notice.get', { id: one.id })).toMatchObject({ state: 'signed', version: 1, notice: one })
  })

  test('void the approval where the day is of the other regime', async () => {
    const app = await openTestApp()
    const one: Notice = { ...sound({ number: null, date: null }), regime: 'byDate' }
    const seen = await signed(app, one)
    await expect(
      app.as('registrar')('notice.issue', { ...seen, number: 24, date: '2026-06-02' }),
    ).rejects.toMatchObject({
      error: { code: 'notice.approvalVoid', message: expect.stringContaining('thể thức') as string },
    })
  })

  test('void the approval where the day gives a deadline another last day, and say which', async () => {
    const app = await openTestApp()
    const one = withWords(sound({ number: null, date: null }), { plannedTime: 'Quý III' })
    const seen = await signed(app, one)
    const issue = (date: string) => app.as('registrar')('notice.issue', { ...seen, number: 24, date })
    await expect(issue('2027-01-04')).rejects.toMatchObject({
      error: {
        code: 'notice.approvalVoid',
        message: expect.stringMatching(/STT \d+.*30\/9\/2026 thành 30\/9\/2027/) as string,
      },
    })
    expect(await issue('2026-04-12')).toMatchObject({ version: 2 })
  })

  test('do not void it where a deadline counts from the day of issue, which was left open', async () => {
    const app = await openTestApp()
    const one = withWords(sound({ number: null, date: null }), { plannedTime: '200 ngày kể từ ngày ban hành' })
    const seen = await signed(app, one)
    const given = { number: 24, date: '2026-04-20' }
    expect(await app.as('registrar')('notice.issue', { ...seen, ...given })).toMatchObject({ version: 2 })
  })
})

describe('a paper that was issued before', () => {
  test('is taken up with its original, its number and its day, without approval', async () => {
    const app = await openTestApp()
    const one = sound({ number: 13, date: '2026-03-02' })
    await app.call('notice.create', { notice: one, original })
    await app.as('archivist')('notice.takeUp', { id: one.id, version: 1 })
    expect(await app.call('notice.get', { id: one.id })).toMatchObject({ state: 'issued', version: 1 })
    expect((await app.call('obligation.list', { notice: one.id })).length).toBeGreaterThan(0)
    const [row] = await app.as('admin')('audit.list', { subject: one.id })
    expect(row).toMatchObject({
      call: 'notice.takeUp',
      role: 'archivist',
      details: { number: 13, original: original.fileName },
    })
    expect(await next(app)).toMatchObject({ number: 14 })
    expect(await app.as('archivist')('store.verify', {})).toMatchObject({ problems: [] })
  })

  test('is given number and day where it was read without them, and may repeat a number', async () => {
    const app = await openTestApp()
    await issued(app, 24)
    const one = sound({ number: null, date: null })
    await app.call('notice.create', { notice: one, original })
    const taken = await app.as('registrar')('notice.takeUp', { id: one.id, version: 1, number: 24, date: '2026-03-02' })
    expect(taken).toMatchObject({ version: 2, repeats: [{ number: 24 }] })
  })

  test('needs its original, and a day that has come', async () => {
    const app = await openTestApp()
    const [bare, late] = [sound({ number: 13, date: '2026-03-02' }), sound({ number: 14, date: '2026-05-02' })]
    await app.call('notice.create', { notice: bare })
    await app.call('notice.create', { notice: late, original })
    const takeUp = (id: string) => app.as('archivist')('notice.takeUp', { id, version: 1 })
    await expect(takeUp(bare.id)).rejects.toMatchObject({ error: { code: 'notice.noOriginal' } })
    await expect(takeUp(late.id)).rejects.toMatchObject({ error: { code: 'notice.notPast' } })
  })
})

describe('the register', () => {
  test('lists what was issued and noted, by number, and as a workbook with the columns of the form', async () => {
    const app = await openTestApp()
    await issued(app, 24)
    await app.as('registrar')('register.note', { ...series, number: 26, kind: 'void', reason: 'Viết hỏng.' })
    await issued(app, 1, { symbol: 'TB/BCĐ' })
    const rows = await app.call('register.list', { year: 2026, symbol: 'tb / cqtt' })
    expect(rows.map(({ number, kind }) => [number, kind])).toEqual([
      [24, 'issued'],
      [26, 'void'],
    ])
    expect(await app.call('register.list', { year: 2025 })).toEqual([])
    expect(await app.call('register.list', {})).toHaveLength(3)
    await app.call('register.exportXlsx', { year: 2026, symbol: 'TB/CQTT' })
    const [sheet] = readCells(app.saved[0]?.bytes ?? new Uint8Array())
    const texts = sheet?.rows.map((row) => [...row.texts.values()]) ?? []
    expect(texts[0]).toContain('SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2026')
    expect(texts[1]).toEqual([
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Người ký',
      'Nơi nhận văn bản',
      'Đơn vị, người nhận bản lưu',
      'Số lượng bản',
      'Ngày chuyển',
      'Ký nhận',
      'Ghi chú',
    ])
    expect(texts[2]?.[0]).toBe('24-TB/CQTT')
    expect(texts[3]?.join(' ')).toContain('Viết hỏng.')
    await app.call('register.exportSheet', { year: 2026, symbol: 'TB/CQTT' })
    const [grid] = readDocx(app.saved[1]!.bytes).blocks.filter((block) => block.kind === 'grid')
    const cells = grid?.rows.map((row) => row.cells) ?? []
    expect(cells[0]).toEqual(texts[1])
    expect(cells[1]).toContain('14/4/2026')
    expect(cells.map(([number]) => number).slice(1)).toEqual(['24-TB/CQTT', '26-TB/CQTT'])
    await expect(app.call('register.exportXlsx', { year: 2025 })).rejects.toMatchObject({
      error: { code: 'register.empty' },
    })
  })
})

describe('sending', () => {
  test('is a line for each recipient; what was not sent is a list; the log is a workbook', async () => {
    const app = await openTestApp()
    const one = sound({ number: 24 })
    await expect(app.call('sending.list', { notice: 'nowhere' })).rejects.toMatchObject({
      error: { code: 'notice.notFound' },
    })
    const seen = await signed(app, one)
    await expect(app.call('sending.list', { notice: one.id })).rejects.toMatchObject({
      error: { code: 'sending.notIssued' },
    })
    await app.as('registrar')('notice.issue', seen)
    const [first] = one.distribution.recipients
    const unsent = () => app.call('sending.list', { notice: one.id, unsent: true })
    expect((await unsent()).map(({ recipientId }) => recipientId)).toEqual(
      one.distribution.recipients.map(({ id }) => id),
    )
    const mark = { id: one.id, recipients: [first!.id], channel: 'paper' as const, copies: 2, sentOn: '2026-05-30' }
    await expect(app.as('registrar')('sending.mark', { ...mark, sentOn: '2026-01-09' })).rejects.toMatchObject({
      error: { code: 'sending.beforeIssue' },
    })
    await app.as('registrar')('sending.mark', mark)
    await app.as('registrar')('sending.mark', { ...mark, receivedOn: '2026-06-01', receipt: 'Nguyễn Thị Lan' })
    expect(await unsent()).toHaveLength(one.distribution.recipients.length - 1)
    const [line] = await app.call('sending.list', {})
    expect(line).toMatchObject({
      number: '24-TB/CQTT',
      sent: { channel: 'paper', copies: 2, sentBy: 'registrar', receivedOn: '2026-06-01', receipt: 'Nguyễn Thị Lan' },
    })
    expect((await app.call('register.list', {}))[0]).toMatchObject({ sentOn: '2026-05-30' })
    await expect(app.as('registrar')('sending.mark', { ...mark, recipients: ['nobody'] })).rejects.toMatchObject({
      error: { code: 'sending.noRecipient' },
    })
    await app.call('sending.exportXlsx', { notice: one.id })
    const [sheet] = readCells(app.saved[0]?.bytes ?? new Uint8Array())
    expect([...(sheet?.rows[2]?.texts.values() ?? [])].join(' | ')).toContain('Giấy')
    await app.call('sending.exportSheet', { notice: one.id })
    const [grid] = readDocx(app.saved[1]!.bytes).blocks.filter((block) => block.kind === 'grid')
    expect(grid?.rows[1]?.cells).toEqual(expect.arrayContaining(['Giấy', '30/5/2026', 'Nguyễn Thị Lan']))
  })
})
