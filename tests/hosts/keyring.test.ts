/** An office's store that only a passphrase opens: how it comes to that, who gets in, what a power cut leaves. */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type CallFunction, connect } from '../../src/contract/client.ts'
import { openLocalAppOnCall } from '../../src/hosts/app-on-call.ts'
import { direct } from '../../src/hosts/direct.ts'
import { diskFiles } from '../../src/hosts/disk-files.ts'
import type { LocalApp } from '../../src/hosts/local-app.ts'
import { openSession } from '../../src/services/sessions.ts'
import { canonicalJson } from '../../src/domain/notice/canonical.ts'
import { sha256 } from '../../src/store/hash.ts'
import { readKey } from '../../src/store/key-file.ts'
import { readKeyring } from '../../src/store/keyring-file.ts'
import { unlockKeyring } from '../../src/store/keyring.ts'
import { openStore } from '../../src/store/open.ts'
import { createPassphrases } from '../../src/store/passphrases.ts'
import { rekey, settleRekey } from '../../src/store/rekey.ts'
import { quickCost, temporaryFolder } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'
import { flipByte } from '../helpers/damage.ts'

const words = {
  admin: 'bàn gỗ sông dài mưa',
  clerk: 'đèn vàng cầu nhỏ gió',
  next: 'núi cao mây trắng bay',
}
const account = { admin: 'minh.qt', clerk: 'lan.nt' }
/** In the notice and nowhere else. */
const known = 'Hoàng Thị Ngọc Diệp'
const by = createPassphrases(quickCost)

const apps: LocalApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

function start(directory: string): { app: LocalApp; call: CallFunction; logged: string[] } {
  const logged: string[] = []
  const log = ({ error }: { readonly error: unknown }) => logged.push(String(error))
  const app = openLocalAppOnCall(directory, diskFiles({}, directory), log, { passphraseCost: quickCost })
  apps.push(app)
  return { app, call: connect(direct(app, openSession())), logged }
}

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { readonly error?: { readonly code: string }; readonly code?: string }) =>
      error.error?.code ?? error.code ?? 'defect',
  )

const signIn = (call: CallFunction, who: keyof typeof account, passphrase: string = words[who]) =>
  call('session.signIn', { account: account[who], passphrase })

/** A trial store with a notice, made an office's; the shares are not typed back yet. */
async function protectedStore() {
  const directory = join(temporaryFolder(), 'kho')
  const { app, call, logged } = start(directory)
  await call('notice.create', { notice: notice({ id: 'n1', items: [item('1.', `Giao đồng chí ${known} rà soát.`)] }) })
  await call('backup.make', {})
  const { recovery } = await call('store.protect', {
    administrator: { account: account.admin, name: 'Trần Văn Minh', passphrase: words.admin },
    users: [
      { account: account.clerk, name: 'Nguyễn Thị Lan', roles: ['clerk'], passphrase: words.clerk, mustChange: false },
    ],
  })
  const [first, second] = recovery ?? ['', '']
  return { directory, app, call, logged, first, second }
}

/** The same with its open key gone. */
async function closedStore() {
  const made = await protectedStore()
  await made.call('keys.confirmRecovery', { first: made.first, second: made.second })
  await made.call('keys.renew', { passphrase: words.admin })
  return made
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('protecting a trial store', () => {
  test('the open key goes only once both shares were typed back', async () => {
    const { directory, call, first, second } = await protectedStore()
    expect(await call('keys.state', {})).toMatchObject({ kind: 'open', without: [], recoveryMadeAt: null })
    expect(await codeOf(call('keys.renew', { passphrase: words.admin }))).toBe('keyring.notReady')
    const slip = first.replace(/^./, (letter) => (letter === '0' ? '1' : '0'))
    for (const [one, other] of [
      [slip, second],
      [first, first],
      [first.slice(1), second],
    ] as const)
      expect(await codeOf(call('keys.confirmRecovery', { first: one, second: other }))).toBe('recovery.badShare')
    // As people type: small letters, blanks, the second sheet first.
    const typed = { first: second.toLowerCase().replaceAll('-', ' '), second: first }
    expect(await call('keys.confirmRecovery', typed)).toMatchObject({
      kind: 'open',
      recoveryMadeAt: expect.any(String),
    })
    expect(existsSync(join(directory, 'store.key'))).toBe(true)
    expect(await codeOf(call('keys.renew', { passphrase: words.clerk }))).toBe('session.wrongAgain')
    await call('keys.renew', { passphrase: words.admin })
    expect(await call('keys.state', {})).toMatchObject({ kind: 'closed' })
    // Whoever did it is still at work, and nothing is lost.
    expect((await call('notice.get', { id: 'n1' })).notice.id).toBe('n1')
    expect((await call('store.verify', {})).problems).toEqual([])
  })

  test('backups on the second place lose their open key too, and those of another store keep theirs', async () => {
    const { call, first, second } = await protectedStore()
    const place = temporaryFolder()
    await call('backup.setSecondPlace', { folder: place })
    await call('backup.make', {})
    const other = await protectedStore()
    const [foreign = ''] = filesIn(other.directory).filter((file) => /sao-luu.*store\.key$/.test(file))
    cpSync(dirname(foreign), join(place, 'kho khác'), { recursive: true })
    await call('keys.confirmRecovery', { first, second })
    await call('keys.renew', { passphrase: words.admin })
    const keys = filesIn(place).filter((file) => file.endsWith('store.key'))
    expect(keys).toEqual([join(place, 'kho khác', 'store.key')])
    expect((await call('backup.list', {})).backups.every(({ fault }) => fault === null)).toBe(true)
    expect(
      await call('backup.planRestore', {
        path: filesIn(place).filter((file) => file.endsWith('ket-luan.keys'))[0] ?? '',
      }),
    ).toMatchObject({ backup: { notices: 1 } })
  })

  test('afterwards no file beside it holds a key, a passphrase, an account or a known name', async () => {
    const { directory, app, logged, first, second } = await closedStore()
    await app.close()
    const secrets = [known, ...Object.values(words), ...Object.values(account), 'Trần Văn Minh', first, second]
    const files = filesIn(directory)
    expect(files.filter((file) => file.endsWith('store.key'))).toEqual([])
    expect(files.filter((file) => file.includes('sao-luu') && file.endsWith('ket-luan.keys'))).toHaveLength(2)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const secret of secrets)
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect([file, secret, bytes.includes(Buffer.from(secret, encoding))]).toEqual([file, secret, false])
    }
    expect(logged).toEqual([])
  })
})

describe('a closed store', () => {
  test('answers nothing until somebody signs in, and is closed again when they leave', async () => {
    const { directory, app } = await closedStore()
    await app.close()
    const { call } = start(directory)
    expect(await call('session.get', {})).toMatchObject({ store: 'office', state: 'signedOut', isClosed: true })
    expect(await codeOf(call('notice.list', {}))).toBe('session.none')
    expect(await codeOf(openStore({ directory }))).toBe('store.closed')
    expect(await codeOf(signIn(call, 'clerk', words.admin))).toBe('session.wrong')
    expect(await codeOf(call('session.signIn', { account: 'khong.co', passphrase: words.admin }))).toBe('session.wrong')
    expect(await signIn(call, 'clerk')).toMatchObject({ state: 'active', isClosed: false })
    expect(await call('notice.list', {})).toHaveLength(1)
    await call('session.signOut', {})
    expect(await call('session.get', {})).toMatchObject({ state: 'signedOut', isClosed: true })
    expect(await codeOf(call('notice.list', {}))).toBe('session.none')
  })

  test('slows down whoever guesses', async () => {
    const { directory, app } = await closedStore()
    await app.close()
    const { call } = start(directory)
    for (let slip = 0; slip < 3; slip += 1)
      expect(await codeOf(signIn(call, 'clerk', words.next))).toBe('session.wrong')
    expect(await codeOf(signIn(call, 'clerk'))).toBe('session.wait')
  })

  test('a changed passphrase opens it from then on, and the one before does not', async () => {
    const { directory, app, call } = await closedStore()
    await call('session.signOut', {})
    await signIn(call, 'clerk')
    await call('session.changePassphrase', { current: words.clerk, next: words.next })
    await app.close()
    const again = start(directory).call
    expect(await codeOf(signIn(again, 'clerk'))).toBe('session.wrong')
    expect(await codeOf(signIn(again, 'clerk', words.next))).toBe('done')
  })

  test('who has left opens nothing: their slot goes, and another key makes an old keyring useless', async () => {
    const { directory, app, call } = await closedStore()
    const old = join(temporaryFolder(), 'cu')
    cpSync(directory, old, { recursive: true })
    const [lan] = (await call('user.list', {})).filter((user) => user.account === account.clerk)
    await call('user.change', { id: lan?.id ?? '', name: 'Nguyễn Thị Lan', roles: ['clerk'], state: 'disabled' })
    await call('session.signOut', {})
    expect(await codeOf(signIn(call, 'clerk'))).toBe('session.wrong')
    await app.close()
    const admin = start(directory).call
    await signIn(admin, 'admin')
    await admin('keys.renew', { passphrase: words.admin })
    await admin('session.signOut', {})
    cpSync(join(old, 'ket-luan.keys'), join(directory, 'ket-luan.keys'))
    const late = start(directory).call
    await expect(signIn(late, 'clerk')).rejects.toMatchObject({
      error: { code: 'store.wrongKey', message: expect.stringContaining('tệp cũ hơn lần đổi khóa gần nhất') },
    })
  })

  test('two shares set an administrator’s passphrase; one share, or shares of another store, do not', async () => {
    const { directory, app, first, second } = await closedStore()
    await app.close()
    const other = await closedStore()
    const { call } = start(directory)
    const recover = (one: string, two: string, who: string) =>
      codeOf(call('keys.recover', { first: one, second: two, account: who, passphrase: words.next }))
    expect(await recover(first, first, account.admin)).toBe('recovery.badShare')
    expect(await recover(other.first, other.second, account.admin)).toBe('recovery.otherShares')
    expect(await recover(first, second, account.clerk)).toBe('recovery.noAdministrator')
    expect(await call('session.get', {})).toMatchObject({ isClosed: true })
    expect(await recover(first, second, account.admin)).toBe('done')
    expect(await call('session.get', {})).toMatchObject({ isClosed: true, state: 'signedOut' })
    expect(await codeOf(signIn(call, 'admin'))).toBe('session.wrong')
    expect(await codeOf(signIn(call, 'admin', words.next))).toBe('done')
    expect((await call('audit.list', { limit: 9 })).map((row) => row.call)).toContain('keys.recover')
  })
})

describe('what is wrong is said in words of its own', () => {
  test('a damaged keyring, wherever it is damaged; a missing one; one of another store', async () => {
    const { directory, app } = await closedStore()
    await app.close()
    const file = join(directory, 'ket-luan.keys')
    const whole = readFileSync(file)
    const found = new Set<string>()
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      writeFileSync(file, whole)
      flipByte(file, at)
      found.add(await codeOf(start(directory).call('session.get', {})))
    }
    writeFileSync(file, whole.subarray(0, whole.length / 2))
    found.add(await codeOf(start(directory).call('session.get', {})))
    expect([...found]).toEqual(['keyring.damaged'])
    rmSync(file)
    await expect(start(directory).call('session.get', {})).rejects.toMatchObject({
      error: { code: 'store.wrongKey', message: expect.stringContaining('ket-luan.keys') },
    })
    const other = await closedStore()
    cpSync(join(other.directory, 'ket-luan.keys'), file)
    expect(await codeOf(signIn(start(directory).call, 'admin'))).toBe('store.otherKey')
  })

  test('a keyring that somebody wrote who cannot open the store is not taken over', async () => {
    const { directory, call } = await protectedStore()
    const file = join(directory, 'ket-luan.keys')
    const { store } = readKeyring(directory) ?? { store: '' }
    const forged = await protectedStore()
    writeFileSync(
      file,
      readFileSync(join(forged.directory, 'ket-luan.keys'), 'utf8').replaceAll(
        readKeyring(forged.directory)?.store ?? '-',
        store,
      ),
    )
    expect(await codeOf(call('keys.makeRecovery', { passphrase: words.admin }))).toBe('keyring.damaged')
    // With a sum that fits.
    const { check: _, ...written } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    writeFileSync(file, JSON.stringify({ ...written, check: sha256(canonicalJson(written)) }))
    expect(await codeOf(call('keys.confirmRecovery', { first: forged.first, second: forged.second }))).toBe(
      'keyring.forged',
    )
  })
})

test('a slot with cheaper parameters than the floor is refused', async () => {
  const { directory, app } = await closedStore()
  await app.close()
  const ring = readKeyring(directory)
  expect(ring).not.toBeNull()
  if (ring !== null)
    await expect(unlockKeyring(ring, account.admin, words.admin, createPassphrases())).rejects.toMatchObject({
      code: 'user.weakHash',
    })
})

test('an office’s store of before gets its keyring from the administrator, and each user a place in it', async () => {
  const { directory, app } = await protectedStore()
  await app.close()
  rmSync(join(directory, 'ket-luan.keys'))
  const { call } = start(directory)
  await signIn(call, 'clerk')
  expect(existsSync(join(directory, 'ket-luan.keys'))).toBe(false)
  await call('session.signOut', {})
  await signIn(call, 'admin')
  expect(await call('keys.state', {})).toMatchObject({ kind: 'open', without: ['Nguyễn Thị Lan'] })
  const second = start(directory).call
  await signIn(second, 'clerk')
  expect(await call('keys.state', {})).toMatchObject({ kind: 'open', without: [] })
})

describe('a power cut while the key is changed', () => {
  test.each([
    ['the first time', protectedStore],
    ['later', closedStore],
  ])('leaves a store that opens with all that was in it, at every step: %s', async (_, make) => {
    const { directory, app, call, first, second } = await make()
    await call('keys.confirmRecovery', { first, second })
    await app.close()
    const open = join(directory, 'store.key')
    const ring = readKeyring(directory)
    const unlocked = ring === null ? null : await unlockKeyring(ring, account.admin, words.admin, by)
    const key = existsSync(open) ? readKey(open).key : unlocked?.keys.get(ring?.key ?? '')
    const snapshots: string[] = []
    rekey(directory, key ?? new Uint8Array(), '2026-04-12T02:00:00.000Z', () => {
      const snapshot = join(temporaryFolder(), 'kho')
      cpSync(directory, snapshot, { recursive: true })
      snapshots.push(snapshot)
    })
    expect(snapshots).toHaveLength(7)
    for (const snapshot of snapshots) {
      const { call: again, app: opened } = start(snapshot)
      await signIn(again, 'admin')
      expect((await again('notice.get', { id: 'n1' })).notice.id).toBe('n1')
      expect(await again('store.state', {})).toMatchObject({ gap: null, damage: null })
      await again('keys.renew', { passphrase: words.admin })
      expect((await again('store.verify', {})).problems).toEqual([])
      await opened.close()
      expect(existsSync(join(snapshot, 'store.key'))).toBe(false)
      expect(readKeyring(snapshot)).toMatchObject({ isClosed: true, nextKey: null })
    }
  })

  test('what is damaged keeps both keys', async () => {
    const { directory, app, call, first, second } = await protectedStore()
    await call('keys.confirmRecovery', { first, second })
    await app.close()
    let half = ''
    rekey(directory, readKey(join(directory, 'store.key')).key ?? new Uint8Array(), '2026-04-12T02:00:00.000Z', () => {
      if (half !== '') return
      half = join(temporaryFolder(), 'kho')
      cpSync(directory, half, { recursive: true })
    })
    writeFileSync(join(half, 'ket-luan.db'), Buffer.alloc(8192, 7))
    const ring = readKeyring(half)
    const unlocked = ring === null ? null : await unlockKeyring(ring, account.admin, words.admin, by)
    settleRekey(half, unlocked?.keys ?? new Map())
    expect(readKeyring(half)?.nextKey).toBe(ring?.nextKey)
  })
})

describe('backups of a closed store', () => {
  test('open by a passphrase of that time; one made before it was closed does too', async () => {
    const { directory, app } = await closedStore()
    await app.close()
    const { call } = start(directory)
    const { backups } = await call('backup.list', {})
    expect(backups).toHaveLength(2)
    for (const { path } of backups) {
      const target = join(temporaryFolder(), 'moi')
      const fresh = start(target)
      // An empty folder has a new store by then, as on a new machine.
      await fresh.call('session.get', {})
      expect(await codeOf(fresh.call('backup.restore', { path }))).toBe('backup.closed')
      expect(await codeOf(fresh.call('backup.restore', { path, account: account.admin, passphrase: words.next }))).toBe(
        'backup.closed',
      )
      await fresh.call('backup.restore', { path, account: account.admin, passphrase: words.admin })
      expect(await fresh.call('session.get', {})).toMatchObject({ isClosed: true })
      expect(existsSync(join(target, 'store.key'))).toBe(false)
    }
  })
})
