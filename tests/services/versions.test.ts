/** The versions of a notice: every save is kept, two can be compared, and one can be put back as a new one. */
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { describeChange } from '../../src/domain/notice/compare-notices.ts'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import { readIdentity, trialWords } from '../../src/files/paper-identity.ts'
import { readZip, zipLimits } from '../../src/files/zip-read.ts'
import { openTestApp } from '../helpers/app.ts'
import { appendix, notice, row, section } from '../helpers/build.ts'
import { readMarks } from '../helpers/redlines.ts'

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'done'
  } catch (error) {
    return error instanceof CallFailed ? error.error.code : String(error)
  }
}

/** Three versions: as it came, Quý III changed to Quý II by the deputy, another abstract. */
async function openThree() {
  const app = await openTestApp()
  const one = notice({ appendices: [appendix(section('', row({ id: 'kho' })))] })
  const two = changeCell(one, 'kho', 'plannedTime', 'Quý II')
  const three = { ...two, abstract: ['kết luận của đồng chí Bí thư Tỉnh ủy'] }
  await app.call('notice.create', { notice: one })
  await app.as('deputy')('notice.save', { id: one.id, version: 1, notice: two })
  await app.call('notice.save', { id: one.id, version: 2, notice: three })
  return { ...app, id: one.id, one, two, three }
}

describe('versions', () => {
  test('all are listed with who and when, the latest first', async () => {
    const { call, id } = await openThree()
    const versions = await call('notice.versions', { id })
    expect(versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [3, 'clerk'],
      [2, 'deputy'],
      [1, 'clerk'],
    ])
    expect(versions[0]?.savedAt).toMatch(/^2026-04-10T/)
  })

  test('each is read as it was saved', async () => {
    const { call, id, one, two } = await openThree()
    expect(await call('notice.version', { id, version: 1 })).toMatchObject({ version: 1, notice: one })
    expect(await call('notice.version', { id, version: 2 })).toMatchObject({ savedBy: 'deputy', notice: two })
    expect(await codeOf(call('notice.version', { id, version: 4 }))).toBe('notice.noVersion')
    expect(await codeOf(call('notice.version', { id: 'khong-co', version: 1 }))).toBe('notice.notFound')
    expect(await codeOf(call('notice.versions', { id: 'khong-co' }))).toBe('notice.notFound')
  })

  test('two are compared, in both directions and with what is saved now', async () => {
    const { call, id } = await openThree()
    const there = await call('notice.compare', { id, from: 1, to: 2 })
    expect(there.to).toMatchObject({ version: 2, savedBy: 'deputy' })
    expect(there.changes.map(describeChange)).toEqual([expect.stringMatching(/^r1, cột .+: Quý III → Quý II$/)])
    const back = await call('notice.compare', { id, from: 2, to: 1 })
    expect(back.changes.map(describeChange)).toEqual([expect.stringMatching(/^r1, cột .+: Quý II → Quý III$/)])
    const now = await call('notice.compare', { id, from: 1 })
    expect([now.to.version, now.changes.length]).toEqual([3, 2])
    expect(await codeOf(call('notice.compare', { id, from: 9 }))).toBe('notice.noVersion')
  })
})

describe('the redline', () => {
  test('holds both versions, is named after them and recorded', async () => {
    const { call, as, saved, id } = await openThree()
    const file = await call('notice.exportRedline', { id, from: 1, to: 2 })
    expect(file?.fileName).toMatch(/-so-sanh-1-2\.docx$/)
    // Made in a trial store; it shows two versions and names neither.
    const parts = readZip(saved[0]?.bytes ?? new Uint8Array(), zipLimits)
    expect(String(parts['docProps/core.xml'])).toContain(trialWords)
    expect(String(parts['docProps/custom.xml'])).toContain('KetLuanTrial')
    expect(readIdentity(saved[0]?.bytes ?? new Uint8Array())).toBeNull()
    const marks = await readMarks(saved[0]?.bytes ?? new Uint8Array())
    const has = (texts: readonly string[], words: string) => texts.includes(words)
    expect([has(marks.accepted, 'QuýII'), has(marks.accepted, 'QuýIII')]).toEqual([true, false])
    expect([has(marks.rejected, 'QuýII'), has(marks.rejected, 'QuýIII')]).toEqual([false, true])
    expect([...marks.authors]).toEqual([expect.stringMatching(/^deputy 2026-04-10T/)])
    const [entry] = await as('chief')('audit.list', { subject: id })
    expect(entry).toMatchObject({ call: 'notice.exportRedline' })
    expect(await codeOf(call('notice.exportRedline', { id, from: 8 }))).toBe('notice.noVersion')
  })
})

describe('putting a version back', () => {
  test('makes a new version of the same content; nothing of the history goes', async () => {
    const { call, as, id, one, three } = await openThree()
    await call('workingCopy.keep', { version: 3, notice: three })
    expect(await call('notice.restoreVersion', { id, version: 3, from: 1 })).toEqual({ id, version: 4 })
    const now = await call('notice.get', { id })
    expect(now).toMatchObject({ version: 4, notice: one })
    expect(now.lastRun).not.toBeNull()
    expect((await call('notice.tasks', { id }))[0]?.id).toBe('kho')
    expect((await call('notice.versions', { id })).map(({ version }) => version)).toEqual([4, 3, 2, 1])
    expect(await call('workingCopy.get', { id })).toBeNull()
    const [entry] = await as('chief')('audit.list', { subject: id })
    expect(entry).toMatchObject({ call: 'notice.restoreVersion', details: { version: 4, restoredFrom: 1 } })
    expect((await as('archivist')('store.verify', {})).problems).toEqual([])
  })

  test('is refused over a newer version, of one that is not there or is the present one, and once submitted', async () => {
    const { call, id } = await openThree()
    expect(await codeOf(call('notice.restoreVersion', { id, version: 2, from: 1 }))).toBe('notice.changedMeanwhile')
    expect(await codeOf(call('notice.restoreVersion', { id, version: 3, from: 7 }))).toBe('notice.noVersion')
    expect(await codeOf(call('notice.restoreVersion', { id, version: 3, from: 3 }))).toBe('input.invalid')
    await call('notice.submit', { id, version: 3 })
    expect(await codeOf(call('notice.restoreVersion', { id, version: 3, from: 1 }))).toBe('notice.otherStep')
    expect((await call('notice.versions', { id })).length).toBe(3)
  })
})
