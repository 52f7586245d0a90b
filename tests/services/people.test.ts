/** Users and sessions through the door: who is let in, what failures cost, how a trial store becomes an office's. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import { type CallName, contract } from '../../src/contract/contract.ts'
import type { Role } from '../../src/domain/office/roles.ts'
import { firstUserId } from '../../src/domain/office/user.ts'
import { direct } from '../../src/hosts/direct.ts'
import { type Session, openSession } from '../../src/services/sessions.ts'
import { createPassphrases } from '../../src/store/passphrases.ts'
import { type TestApp, openTestApp, quickCost, temporaryFolder } from '../helpers/app.ts'
import { decideNone } from '../helpers/decide.ts'
import { notice as sound } from '../../src/checker/examples.ts'
import { notice } from '../helpers/build.ts'

const words = {
  admin: 'bàn gỗ sông dài mưa',
  clerk: 'đèn vàng cầu nhỏ gió',
  other: 'thuyền lá chợ sớm trăng',
  next: 'núi cao mây trắng bay',
}
const account = { admin: 'minh.qt', clerk: 'lan.nt', deputy: 'hung.pc' }
const names = Object.keys(contract) as CallName[]

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return (error as { readonly error: { readonly code: string } }).error.code
  }
}

/** A clock that tests set; a call moves it by nothing. */
function clockFrom(start: string) {
  let now = Date.parse(start)
  return { read: () => new Date(now).toISOString(), pass: (seconds: number) => (now += seconds * 1000) }
}

interface Office extends TestApp {
  /** As a host connects: nobody is signed in. */
  readonly connectAs: () => { readonly session: Session; readonly call: CallFunction }
  readonly signedIn: (who: string, passphrase: string) => Promise<CallFunction>
  readonly pass: (seconds: number) => void
}

/** An office's store with an administrator, and whoever else is asked for. */
async function openOffice(
  users: readonly { account: string; name: string; roles: readonly Role[]; mustChange?: boolean }[] = [],
  directory = temporaryFolder(),
): Promise<Office> {
  const clock = clockFrom('2026-04-10T08:00:00.000Z')
  const app = await openTestApp(directory, {}, clock.read)
  const connectAs = () => {
    const session = openSession()
    return { session, call: connect(direct(app.door, session)) }
  }
  await connectAs().call('store.protect', {
    profile: { name: 'Văn phòng Tỉnh ủy Hà Lâm', place: 'Hà Lâm' },
    administrator: { account: account.admin, name: 'Trần Minh', passphrase: words.admin },
    users: users.map((user) => ({ mustChange: false, ...user, passphrase: words.clerk })),
  })
  const signedIn = async (who: string, passphrase: string) => {
    const { call } = connectAs()
    await call('session.signIn', { account: who, passphrase })
    return call
  }
  return { ...app, connectAs, signedIn, pass: clock.pass }
}

const lan = { account: account.clerk, name: 'Nguyễn Thị Lan', roles: ['clerk'] } as const

describe('an office’s store', () => {
  test('lets nobody in who is not signed in, whatever the call', async () => {
    const { door } = await openOffice()
    for (const name of names.filter((one) => contract[one].needsSession))
      expect([name, await door.call(name, {}, openSession())]).toMatchObject([
        name,
        { error: { code: 'session.none' } },
      ])
    expect(await door.call('store.diagnostics', {}, openSession())).toMatchObject({ ok: true })
    expect(await door.call('session.get', {}, openSession())).toMatchObject({
      value: { store: 'office', state: 'signedOut', user: null, isFirstStart: false },
    })
  })

  test('lets in who gives the passphrase, by the account however it is written', async () => {
    const { connectAs } = await openOffice([lan])
    for (const typed of ['lan.nt', ' Lan.NT ', 'Lạn.nt'.normalize('NFD')]) {
      const { call } = connectAs()
      const view = await call('session.signIn', { account: typed, passphrase: words.clerk.normalize('NFD') })
      expect(view).toMatchObject({ state: 'active', user: { account: 'lan.nt', name: 'Nguyễn Thị Lan' } })
      expect(await call('user.get', {})).toMatchObject({ name: 'Nguyễn Thị Lan', roles: ['clerk'], isTrial: false })
      await call('session.signOut', {})
      expect(await codeOf(call('notice.list', {}))).toBe('session.none')
    }
  })

  test('says the same of a wrong passphrase and of an account that is not there', async () => {
    const { connectAs } = await openOffice()
    const { call } = connectAs()
    for (const wrong of [
      { account: account.admin, passphrase: words.other },
      { account: 'khong.co', passphrase: words.admin },
    ])
      await expect(call('session.signIn', wrong)).rejects.toMatchObject({
        error: { code: 'session.wrong', details: {} },
      })
    expect(await codeOf(call('user.list', {}))).toBe('session.none')
  })

  test('lets every role do what is its work and nothing else', async () => {
    const { signedIn, door } = await openOffice([lan])
    const call = await signedIn(account.clerk, words.clerk)
    for (const name of names) {
      const { roles, needsSession } = contract[name]
      if (!needsSession || roles.includes('clerk')) continue
      expect([name, await codeOf(call(name, {}))]).toEqual([name, 'call.forbidden'])
    }
    expect(door).toBeDefined()
  })

  test('allows by any role of a person, and the audit keeps the one that allowed it', async () => {
    const { signedIn } = await openOffice([{ ...lan, roles: ['archivist', 'clerk'] }])
    const call = await signedIn(account.clerk, words.clerk)
    await call('notice.create', { notice: notice() })
    const rows = await call('audit.list', {})
    expect(rows[0]).toMatchObject({ call: 'notice.create', actor: 'Nguyễn Thị Lan', role: 'clerk' })
    expect(rows[0]?.actorId).not.toBe('')
    await call('store.verify', {})
  })

  test('asks whoever was given a passphrase to set an own one first', async () => {
    const { connectAs } = await openOffice([{ ...lan, mustChange: true }])
    const { call } = connectAs()
    expect(await call('session.signIn', { account: account.clerk, passphrase: words.clerk })).toMatchObject({
      state: 'mustChange',
    })
    expect(await codeOf(call('notice.list', {}))).toBe('session.mustChange')
    const change = (current: string, next: string) => codeOf(call('session.changePassphrase', { current, next }))
    expect(await change(words.clerk, 'ngắn quá')).toBe('user.badPassphrase')
    expect(await change(words.clerk, words.clerk)).toBe('user.badPassphrase')
    expect(await change(words.clerk, 'Nguyễn Thị Lan 1')).toBe('user.badPassphrase')
    expect(await change(words.other, words.next)).toBe('session.wrong')
    expect(await change(words.clerk, words.next)).toBe('done')
    expect(await call('notice.list', {})).toEqual([])
    expect(await codeOf(connectAs().call('session.signIn', { account: account.clerk, passphrase: words.clerk }))).toBe(
      'session.wrong',
    )
  })

  test('never goes back to a trial store, and is protected once', async () => {
    const { signedIn } = await openOffice()
    const call = await signedIn(account.admin, words.admin)
    const administrator = { account: 'khac', name: 'Người Khác', passphrase: words.other }
    expect(await codeOf(call('store.keepTrial', {}))).toBe('store.protected')
    expect(await codeOf(call('store.protect', { administrator }))).toBe('store.protected')
  })
})

describe('the administrator', () => {
  test('adds, changes, disables and resets; each is in the audit, no passphrase is', async () => {
    const { signedIn, connectAs, store } = await openOffice()
    const admin = await signedIn(account.admin, words.admin)
    const { id } = await admin('user.add', { ...lan, passphrase: words.clerk })
    expect(await codeOf(admin('user.add', { ...lan, account: 'LAN.nt', passphrase: words.clerk }))).toBe(
      'user.accountTaken',
    )
    expect(await codeOf(admin('user.add', { ...lan, account: 'a b', passphrase: words.clerk }))).toBe('user.invalid')
    expect(await codeOf(admin('user.add', { ...lan, account: 'x.y', roles: [], passphrase: words.clerk }))).toBe(
      'user.invalid',
    )
    await admin('user.change', { id, name: 'Nguyễn Thị Lan Anh', roles: ['clerk', 'deputy'], state: 'active' })
    await admin('user.resetPassphrase', { id, passphrase: words.other })
    const { call } = connectAs()
    expect(await call('session.signIn', { account: account.clerk, passphrase: words.other })).toMatchObject({
      state: 'mustChange',
      user: { name: 'Nguyễn Thị Lan Anh', roles: ['clerk', 'deputy'] },
    })
    await admin('user.change', { id, name: 'Nguyễn Thị Lan Anh', roles: ['clerk'], state: 'disabled' })
    const rows = await admin('audit.list', { limit: 1000 })
    expect(rows.filter(({ subject }) => subject === id).map((row) => row.call)).toEqual([
      'user.change',
      'session.signIn',
      'user.resetPassphrase',
      'user.change',
      'user.add',
    ])
    const kept = JSON.stringify(rows) + JSON.stringify(await store.db.selectFrom('user').selectAll().execute())
    for (const passphrase of Object.values(words)) expect(kept).not.toContain(passphrase)
    expect((await admin('store.verify', {})).problems).toEqual([])
  })

  test('who disables somebody ends their session at once', async () => {
    const { signedIn, connectAs } = await openOffice([lan])
    const [admin, call] = [await signedIn(account.admin, words.admin), await signedIn(account.clerk, words.clerk)]
    expect(await call('notice.list', {})).toEqual([])
    const clerk = (await admin('user.list', {})).find((user) => user.account === account.clerk)!
    await admin('user.change', { id: clerk.id, name: clerk.name, roles: clerk.roles, state: 'disabled' })
    expect(await codeOf(call('notice.list', {}))).toBe('user.disabled')
    expect(await codeOf(call('session.unlock', { passphrase: words.clerk }))).toBe('user.disabled')
    expect((await call('session.get', {})).state).toBe('signedOut')
    const again = connectAs().call('session.signIn', { account: account.clerk, passphrase: words.clerk })
    expect(await codeOf(again)).toBe('user.disabled')
    await admin('user.change', { id: clerk.id, name: clerk.name, roles: ['archivist'], state: 'active' })
    expect(await codeOf(call('notice.create', { notice: notice() }))).toBe('done')
    expect(await codeOf(call('notice.submit', { id: 'x', version: 1 }))).toBe('call.forbidden')
  })

  test('is there as long as the office is', async () => {
    const { signedIn } = await openOffice([{ ...lan, roles: ['admin'] }])
    const admin = await signedIn(account.admin, words.admin)
    const self = { id: firstUserId, name: 'Trần Minh' }
    await admin('user.change', { ...self, roles: ['admin', 'deputy'], state: 'active' })
    const clerk = (await admin('user.list', {})).find((user) => user.account === account.clerk)!
    await admin('user.change', { id: clerk.id, name: clerk.name, roles: ['clerk'], state: 'active' })
    for (const change of [
      { roles: ['deputy'], state: 'active' },
      { roles: ['admin'], state: 'disabled' },
    ] as const)
      expect(await codeOf(admin('user.change', { ...self, ...change }))).toBe('user.lastAdmin')
    expect(await admin('user.get', {})).toMatchObject({ roles: ['deputy', 'admin'] })
  })
})

describe('a session', () => {
  test('is locked when nobody was there for as long as the office says, and opened by the passphrase', async () => {
    const { signedIn, pass } = await openOffice([lan])
    const call = await signedIn(account.clerk, words.clerk)
    pass(14 * 60)
    expect(await call('notice.list', {})).toEqual([])
    pass(14 * 60)
    expect((await call('session.touch', {})).state).toBe('active')
    pass(14 * 60 + 59)
    expect((await call('session.get', {})).state).toBe('active')
    pass(1)
    expect(await codeOf(call('notice.list', {}))).toBe('session.locked')
    // Nothing but the passphrase opens it.
    expect((await call('session.touch', {})).state).toBe('locked')
    expect(await codeOf(call('session.changePassphrase', { current: words.clerk, next: words.next }))).toBe(
      'session.locked',
    )
    expect(await codeOf(call('session.unlock', { passphrase: words.other }))).toBe('session.wrong')
    expect(await codeOf(call('notice.list', {}))).toBe('session.locked')
    expect(await call('session.unlock', { passphrase: words.clerk })).toMatchObject({ state: 'active' })
    expect(await call('notice.list', {})).toEqual([])
    expect((await call('session.lock', {})).state).toBe('locked')
    expect(await codeOf(call('notice.list', {}))).toBe('session.locked')
  })

  test('is locked after the minutes that the office’s profile gives', async () => {
    const { signedIn, pass } = await openOffice()
    const admin = await signedIn(account.admin, words.admin)
    const data = await admin('office.get', {})
    const profile = data.records.find(({ kind }) => kind === 'profile')!
    const states = profile.states.map((state) => ({ ...state, values: { ...state.values, idleMinutes: 2 } }))
    await admin('office.save', {
      readIn: data.version,
      changes: [{ key: { kind: 'profile', id: profile.id }, record: { ...profile, states } }],
    })
    expect((await admin('session.get', {})).idleMinutes).toBe(2)
    pass(119)
    expect(await codeOf(admin('notice.list', {}))).toBe('done')
    pass(120)
    expect(await codeOf(admin('notice.list', {}))).toBe('session.locked')
  })

  test('of one connection is not that of another', async () => {
    const { signedIn, connectAs } = await openOffice([lan])
    await signedIn(account.clerk, words.clerk)
    expect(await codeOf(connectAs().call('notice.list', {}))).toBe('session.none')
  })

  test('keeps jobs and working copies to its user', async () => {
    const { signedIn } = await openOffice([lan])
    const admin = await signedIn(account.admin, words.admin)
    const { id } = (await admin('user.list', {})).find(({ name }) => name === 'Trần Minh')!
    await admin('user.change', { id, name: 'Trần Minh', roles: ['admin', 'deputy'], state: 'active' })
    const call = await signedIn(account.clerk, words.clerk)
    const one = notice()
    await call('notice.create', { notice: one })
    await call('workingCopy.keep', { version: 1, notice: { ...one, abstract: ['đang gõ'] } })
    expect(await admin('workingCopy.get', { id: one.id })).toBeNull()
    const { job } = await admin('job.start', { call: 'store.verify', input: {} })
    expect(await codeOf(call('job.status', { job }))).toBe('job.notFound')
  })
})

test('an approval asks for the passphrase again; a wrong one counts as a failure to sign in', async () => {
  const { signedIn, pass, store } = await openOffice([
    lan,
    { account: account.deputy, name: 'Phạm Hùng', roles: ['deputy'] },
  ])
  const [call, deputy] = [await signedIn(account.clerk, words.clerk), await signedIn(account.deputy, words.clerk)]
  const one = { ...sound(), id: 'duyet' }
  await call('notice.create', { notice: one })
  const seen = { id: 'duyet', version: 1 }
  await decideNone(call, seen)
  await call('notice.submit', seen)
  const approve = (passphrase?: string) =>
    codeOf(deputy('notice.approve', { ...seen, ...(passphrase === undefined ? {} : { passphrase }) }))
  expect(await approve()).toBe('session.notProven')
  for (let slip = 0; slip < 3; slip += 1) expect(await approve(words.other)).toBe('session.wrongAgain')
  expect(await approve(words.clerk)).toBe('session.wait')
  expect((await call('notice.get', { id: 'duyet' })).state).toBe('submitted')
  pass(60)
  expect(await approve(words.clerk)).toBe('done')
  const rows = await store.db
    .selectFrom('audit')
    .select(['call', 'details'])
    .where('call', '=', 'notice.approve')
    .execute()
  expect(rows.map(({ details }) => details).join(' ')).not.toContain(words.clerk)
})

describe('failures to sign in', () => {
  const wrong = { account: account.clerk, passphrase: words.other }
  const right = { account: account.clerk, passphrase: words.clerk }

  test('cost the same under a name that is nobody’s, which so tells nothing, and a restart forgets neither', async () => {
    const directory = temporaryFolder()
    const first = await openOffice([lan], directory)
    const codes = async (call: CallFunction, who: string) => {
      const found = []
      for (let slip = 0; slip < 5; slip += 1)
        found.push(await codeOf(call('session.signIn', { account: who, passphrase: words.other })))
      return found
    }
    const { call } = first.connectAs()
    expect(await codes(call, 'khong.co')).toEqual(await codes(call, account.clerk))
    await first.store.close()
    const again = connect(
      direct((await openTestApp(directory, {}, () => '2026-04-10T08:00:00.000Z')).door, openSession()),
    )
    expect(await codeOf(again('session.signIn', { account: 'khong.co', passphrase: words.other }))).toBe('session.wait')
    expect(await codeOf(again('session.signIn', { account: 'ai.do', passphrase: words.other }))).toBe('session.wrong')
  })

  test('cost a wait that a right passphrase does not shorten and a restart does not forget', async () => {
    const directory = temporaryFolder()
    const { connectAs, pass, store } = await openOffice([lan], directory)
    const { call } = connectAs()
    for (let slip = 0; slip < 3; slip += 1) expect(await codeOf(call('session.signIn', wrong))).toBe('session.wrong')
    expect(await codeOf(call('session.signIn', right))).toBe('session.wait')
    pass(1)
    await expect(call('session.signIn', right)).rejects.toMatchObject({ error: { details: { seconds: 1 } } })
    const row = () =>
      store.db.selectFrom('user').select('failed_count').where('account', '=', 'lan.nt').executeTakeFirst()
    expect(await row()).toEqual({ failed_count: 3 })
    const again = await openTestApp(directory, {}, () => '2026-04-10T08:00:01.500Z')
    const other = connect(direct(again.door, openSession()))
    expect(await codeOf(other('session.signIn', right))).toBe('session.wait')
    pass(1)
    expect(await codeOf(call('session.signIn', right))).toBe('done')
    expect(await row()).toEqual({ failed_count: 0 })
    // Who knows an account does not stop its user for longer than the wait, and nobody else at all.
    expect(await codeOf(call('session.signIn', { account: account.admin, passphrase: words.admin }))).toBe('done')
  })

  test('are in the audit, without what was typed', async () => {
    const { connectAs, signedIn } = await openOffice([lan])
    await codeOf(connectAs().call('session.signIn', wrong))
    await codeOf(connectAs().call('session.signIn', { account: words.clerk, passphrase: words.clerk }))
    const admin = await signedIn(account.admin, words.admin)
    const rows = (await admin('audit.list', {})).filter((row) => row.call === 'session.signIn')
    expect(rows.map(({ actor, actorId, details }) => ({ actor, actorId, details }))).toEqual([
      { actor: 'Trần Minh', actorId: firstUserId, details: {} },
      { actor: '', actorId: '', details: { failed: 'lan.nt' } },
    ])
  })

  test('are counted each, also when they are tried at the same moment', async () => {
    const { connectAs, store } = await openOffice([lan])
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(connectAs().call('session.signIn', wrong))))
    expect(codes.filter((code) => code === 'session.wrong')).toHaveLength(3)
    expect(codes.filter((code) => code === 'session.wait')).toHaveLength(9)
    const rows = await store.db.selectFrom('user').select('failed_count').where('account', '=', 'lan.nt').execute()
    expect(rows).toEqual([{ failed_count: 3 }])
  })

  test('never lock for ever, whatever was tried whenever, with whatever clock', async () => {
    const { connectAs, pass } = await openOffice([lan])
    const { call } = connectAs()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -400_000, max: 400_000 }), { minLength: 1, maxLength: 12 }),
        async (moves) => {
          for (const seconds of moves) {
            pass(seconds)
            expect(['session.wrong', 'session.wait']).toContain(await codeOf(call('session.signIn', wrong)))
          }
          // One try may find the clock behind, and begins the wait; after five minutes it has ended.
          await codeOf(call('session.signIn', wrong))
          pass(300)
          expect(await codeOf(call('session.signIn', right))).toBe('done')
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a trial store', () => {
  test('asks for no passphrase, has one user with every role, and says what it is', async () => {
    const { door } = await openTestApp()
    const call = connect(direct(door, openSession()))
    const view = await call('session.get', {})
    expect(view).toMatchObject({
      store: 'trial',
      state: 'active',
      user: { name: 'Người dùng thử' },
      isFirstStart: false,
    })
    expect(view.user?.roles).toHaveLength(6)
    for (const name of names) expect([name, await codeOf(call(name, {}))]).not.toEqual([name, 'call.forbidden'])
    expect(await codeOf(call('user.add', { ...lan, passphrase: words.clerk }))).toBe('store.onTrial')
  })

  test('becomes an office’s with everything that is in it: what was drafted and typed is the administrator’s', async () => {
    const { door } = await openTestApp()
    const session = openSession()
    const call = connect(direct(door, session))
    const other = connect(direct(door, openSession()))
    const one = notice()
    await call('notice.create', { notice: one, original: { fileName: 'a.txt', base64: 'YQ==' } })
    await call('workingCopy.keep', { version: 1, notice: { ...one, abstract: ['đang gõ'] } })
    const before = await call('notice.get', { id: one.id })
    await call('store.protect', {
      administrator: {
        account: account.admin,
        name: 'Trần Minh',
        passphrase: words.admin,
        roles: ['admin', 'deputy'],
      },
      users: [{ ...lan, passphrase: words.clerk }],
    })
    expect(await call('session.get', {})).toMatchObject({
      store: 'office',
      state: 'active',
      user: { name: 'Trần Minh' },
    })
    expect(await call('notice.get', { id: one.id })).toEqual(before)
    expect((await call('workingCopy.get', { id: one.id }))?.notice.abstract).toEqual(['đang gõ'])
    expect(await codeOf(other('notice.list', {}))).toBe('session.none')
    expect((await call('store.verify', {})).problems).toEqual([])
    // One person is no longer all: nobody approves what they drafted, and nothing is issued past approval.
    await call('store.verify', {})
    const seen = { id: one.id, version: 1 }
    for (const { key, severity } of (await call('notice.check', { id: one.id })).findings)
      if (severity === 'error') await call('notice.waive', { id: one.id, key, reason: 'Thử bảo vệ kho.' })
    await decideNone(call, seen)
    await call('notice.submit', seen)
    expect(await codeOf(call('notice.approve', seen))).toBe('notice.ownDraft')
    expect(await codeOf(call('notice.issue', seen))).toBe('notice.otherStep')
  })

  test('is not protected by halves', async () => {
    const { door, store } = await openTestApp()
    const call = connect(direct(door, openSession()))
    const administrator = { account: account.admin, name: 'Trần Minh', passphrase: words.admin }
    const twice = [lan, lan].map((user) => ({ ...user, passphrase: words.clerk }))
    expect(await codeOf(call('store.protect', { administrator, users: twice }))).toBe('user.accountTaken')
    expect(await codeOf(call('store.protect', { administrator, profile: { noField: 'x' } }))).toBe('office.invalid')
    expect(await codeOf(call('store.protect', { administrator: { ...administrator, passphrase: 'ngắn' } }))).toBe(
      'user.badPassphrase',
    )
    expect(await store.db.selectFrom('user').selectAll().execute()).toEqual([])
    expect((await call('session.get', {})).store).toBe('trial')
  })
})

describe('a passphrase', () => {
  test('is kept with what it was made by, and nothing cheaper is accepted', async () => {
    const [quick, standard] = [createPassphrases(quickCost), createPassphrases({ N: 2 ** 6, r: 8, p: 1 })]
    const kept = await quick.make(words.clerk)
    expect(JSON.parse(kept)).toMatchObject({ algorithm: 'scrypt', N: 16, r: 8, p: 1 })
    expect(await quick.isSame(words.clerk.normalize('NFD'), kept)).toBe(true)
    expect(await quick.isSame(words.other, kept)).toBe(false)
    expect(await quick.isSame(words.clerk, await quick.make(words.clerk))).toBe(true)
    expect(await quick.make(words.clerk)).not.toBe(kept)
    await expect(standard.isSame(words.clerk, kept)).rejects.toMatchObject({ code: 'user.weakHash' })
  })

  test('costs 2^17 unless a test says otherwise', async () => {
    expect(JSON.parse(await createPassphrases().make(words.clerk))).toMatchObject({ N: 131_072, r: 8, p: 1 })
  })
})
