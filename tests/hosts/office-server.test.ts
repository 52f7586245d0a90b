/** The office's server: who is let in, what is told to whom, what is bounded. */
import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect as openSocket } from 'node:tls'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { enterPath, officeHeader, secretHeader } from '../../src/contract/loopback.ts'
import { identityIn, makeIdentity } from '../../src/hosts/certificate.ts'
import { direct } from '../../src/hosts/direct.ts'
import { type OfficeServer, type OfficeServerOptions, startOfficeServer } from '../../src/hosts/office-server.ts'
import { createRateLimit } from '../../src/hosts/rate-limit.ts'
import { openSession } from '../../src/services/sessions.ts'
import { openTestApp, temporaryFolder } from '../helpers/app.ts'
import { notice } from '../helpers/build.ts'
import { ask, openDesk, originOf } from '../helpers/office-desk.ts'

const words = { admin: 'bàn gỗ sông dài mưa', user: 'đèn vàng cầu nhỏ gió' }
const people = [
  { account: 'lan.nt', name: 'Nguyễn Thị Lan', roles: ['clerk' as const] },
  { account: 'hung.pc', name: 'Phạm Chí Hùng', roles: ['deputy' as const] },
]
const identity = makeIdentity(['127.0.0.1', 'may-chu.noi-bo'], new Date())

async function openServer(rates: OfficeServerOptions['rates'] = {}) {
  const state: { server: OfficeServer | null } = { server: null }
  const app = await openTestApp(temporaryFolder(), {}, undefined, (change, by) => state.server?.tell(change, by))
  await connect(direct(app.door, openSession()))('store.protect', {
    profile: { name: 'Văn phòng Tỉnh ủy Hà Lâm', place: 'Hà Lâm' },
    administrator: { account: 'minh.qt', name: 'Trần Minh', passphrase: words.admin },
    users: people.map((one) => ({ ...one, mustChange: false, passphrase: words.user })),
  })
  const screen = temporaryFolder()
  writeFileSync(join(screen, 'index.html'), '<title>Kết Luận</title>')
  const names = ['127.0.0.1', 'may-chu.noi-bo']
  const server = await startOfficeServer({
    app: app.door,
    identity,
    listen: '127.0.0.1',
    port: 0,
    names,
    screen,
    rates,
  })
  state.server = server
  const place = { port: server.port, certificate: identity.certificate }
  const desks: Awaited<ReturnType<typeof openDesk>>[] = []
  onTestFinished(async () => {
    for (const desk of desks) desk.leave()
    await server.close()
  })
  const open = async (account?: string, passphrase = words.user) => {
    const desk = await openDesk(place)
    desks.push(desk)
    if (account !== undefined) await desk.call('session.signIn', { account, passphrase })
    return desk
  }
  return { app, server, place, open }
}

describe('a server', () => {
  test('gives its screen and its health to whoever names it rightly, and nothing else', async () => {
    const { place } = await openServer()
    expect((await ask(place, '/')).text).toContain('Kết Luận')
    expect(await ask(place, '/health')).toMatchObject({ status: 200, text: 'ok\n' })
    for (const [path, headers] of [
      ['/', { host: 'evil.example' }],
      ['/', { origin: 'https://evil.example' }],
    ] as const)
      expect((await ask(place, path, { headers })).status).toBe(403)
    const posts = [
      [enterPath, {}],
      [enterPath, { origin: 'https://evil.example' }],
      ['/call/notice.list', { origin: originOf(place) }],
      ['/call/notice.list', { origin: originOf(place), [secretHeader]: 'x'.repeat(43) }],
      ['/changes', { origin: originOf(place) }],
    ] as const
    for (const [path, headers] of posts)
      expect((await ask(place, path, { method: 'POST', headers, body: '{"input":{}}' })).status).toBe(403)
    const entered = await ask(place, enterPath, { method: 'POST', headers: { origin: originOf(place) } })
    expect(entered.headers[officeHeader]).toBe('memory')
    expect(entered.headers['set-cookie']).toBeUndefined()
  })

  test('is known by its certificate alone', async () => {
    const { place } = await openServer()
    const other = makeIdentity(['127.0.0.1'], new Date()).certificate
    await expect(ask({ ...place, certificate: other }, '/health')).rejects.toThrow(/self.signed|verify/i)
    const socket = openSocket({ port: place.port, host: '127.0.0.1', ca: identity.certificate })
    await new Promise((connected) => socket.once('secureConnect', connected))
    expect(socket.getPeerCertificate().fingerprint256).toBe(identity.fingerprint)
    expect(socket.getProtocol()).toBe('TLSv1.3')
    socket.destroy()
  })

  test('lets people do what their roles allow, each on a connection of their own', async () => {
    const { app, open } = await openServer()
    const nobody = await open()
    await expect(nobody.call('notice.list', {})).rejects.toMatchObject({ error: { code: 'session.none' } })
    await expect(nobody.follow()).rejects.toThrow('HTTP 403')
    const [lan, hung] = [await open('lan.nt'), await open('hung.pc')]
    const one = notice({ id: 'n1' })
    await lan.call('notice.create', { notice: one })
    expect((await hung.call('notice.list', {})).map(({ id }) => id)).toEqual(['n1'])
    await expect(hung.call('user.list', {})).rejects.toMatchObject({ error: { code: 'call.forbidden' } })
    const admin = await open('minh.qt', words.admin)
    await expect(admin.call('backup.planRestore', { path: '/etc' })).rejects.toMatchObject({
      error: { code: 'server.notHere' },
    })
    await expect(open('lan.nt', 'mật khẩu sai hẳn đây')).rejects.toMatchObject({ error: { code: 'session.wrong' } })
    await lan.call('session.signOut', {})
    await expect(lan.call('notice.list', {})).rejects.toMatchObject({ error: { code: 'session.none' } })
    const signs = await app.store.db.selectFrom('audit').select('actor').where('call', '=', 'session.signIn').execute()
    expect(signs.map(({ actor }) => actor)).toEqual(['Nguyễn Thị Lan', 'Phạm Chí Hùng', 'Trần Minh', ''])
  })

  test('tells every other desk what was changed, by name and notice, never in words', async () => {
    const { open } = await openServer()
    const [lan, hung] = [await open('lan.nt'), await open('hung.pc')]
    const [toLan, toHung] = [await lan.follow(), await hung.follow()]
    const one = notice({ id: 'n1' })
    await lan.call('notice.create', { notice: one })
    await lan.call('workingCopy.keep', { version: 1, notice: { ...one, abstract: ['đang gõ'] } })
    await lan.call('notice.save', { id: 'n1', version: 1, notice: { ...one, abstract: ['lần hai'] } })
    await vi.waitFor(() =>
      expect(toHung).toEqual([
        { name: 'notice.create', input: { id: 'n1' } },
        { name: 'notice.save', input: { id: 'n1' } },
      ]),
    )
    expect(toLan).toEqual([])
    await hung.call('session.signOut', {})
    await lan.call('notice.save', { id: 'n1', version: 2, notice: one })
    expect(toHung).toHaveLength(2)
  })

  test('bounds how much and how often anybody may ask', async () => {
    const { place, open } = await openServer({
      entering: { burst: 4, perSecond: 0 },
      provingWho: { burst: 2, perSecond: 0 },
    })
    const desk = await open()
    const headers = { origin: originOf(place), [secretHeader]: desk.secret }
    const post = (path: string, body: string) => ask(place, path, { method: 'POST', headers, body })
    const large = JSON.stringify({ input: { account: 'a', passphrase: 'x'.repeat(70_000) } })
    expect((await post('/call/session.get', large)).status).toBe(413)
    expect((await post('/call/session.get', 'not JSON')).status).toBe(400)
    const tries: number[] = []
    for (let count = 0; count < 4; count += 1)
      tries.push((await post('/call/session.signIn', '{"input":{"account":"lan.nt","passphrase":"sai"}}')).status)
    expect(tries).toEqual([200, 200, 429, 429])
    const entered: number[] = []
    for (let count = 0; count < 4; count += 1) entered.push((await post(enterPath, '')).status)
    expect(entered).toEqual([200, 200, 200, 429])
  })
})

test('a share fills again with time, for each address by itself', () => {
  const { take } = createRateLimit({ burst: 2, perSecond: 1 })
  expect([0, 0, 0, 500, 1000, 1000].map((now) => take('a', now))).toEqual([true, true, false, false, true, false])
  expect(take('b', 1000)).toBe(true)
  expect([60_000, 60_000, 60_000].map((now) => take('a', now))).toEqual([true, true, false])
})

test('the identity of a server is made once, for its names, and kept from others', () => {
  const folder = join(temporaryFolder(), 'may-chu')
  const now = new Date('2049-12-30T00:00:00Z')
  const made = identityIn(folder, ['192.168.1.10', 'may-chu.noi-bo', 'fd00::1'], now)
  const read = new X509Certificate(readFileSync(join(folder, 'may-chu.crt')))
  expect([read.checkIP('192.168.1.10'), read.checkHost('may-chu.noi-bo'), read.checkIP('fd00::1')]).toEqual([
    '192.168.1.10',
    'may-chu.noi-bo',
    'fd00::1',
  ])
  expect(read.checkIP('192.168.1.11')).toBeUndefined()
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.validToDate.getUTCFullYear()).toBe(2059)
  expect(statSync(join(folder, 'may-chu.key')).mode & 0o077).toBe(0)
  expect(identityIn(folder, ['may-chu.noi-bo'], now)).toEqual(made)
  const codeOf = (names: readonly string[], at: Date) => {
    try {
      return identityIn(folder, names, at).fingerprint
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  expect(codeOf(['khac.noi-bo'], now)).toBe('server.otherName')
  expect(codeOf(['may-chu.noi-bo'], new Date('2060-01-01'))).toBe('server.badCertificate')
  writeFileSync(join(folder, 'may-chu.key'), makeIdentity(['may-chu.noi-bo'], now).key)
  expect(codeOf(['may-chu.noi-bo'], now)).toBe('server.badCertificate')
})
