/** Texts far too long, at every way in: read quickly or refused quickly, with their place. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CallFailed } from '../../src/contract/client.ts'
import { openTestApp } from '../helpers/app.ts'
import { item, notice } from '../helpers/build.ts'

const sample = readFileSync(join(import.meta.dirname, '../../resources/samples/thong-bao-ket-luan.txt'), 'utf8')
const long = (times: number) => 'Giao Sở '.repeat(times).trim()

async function timed(action: () => Promise<unknown>): Promise<{ refusal: string; milliseconds: number }> {
  const begun = performance.now()
  const refusal = await action().then(
    () => '',
    (error: unknown) => {
      if (error instanceof CallFailed) return `${error.error.code}: ${error.error.message}`
      throw error
    },
  )
  return { refusal, milliseconds: performance.now() - begun }
}

describe('64,000 times "Giao Sở " in a text', () => {
  test.each([
    ['as its first line', `${long(64_000)}\n${sample}`, /dòng 1 /],
    ['as a paragraph', sample.replace(/^1\. /m, `1. ${long(64_000)} `), /dòng \d+ /],
    [
      'as a paragraph wrapped by hand',
      sample.replace(/^1\. /m, `1. ${`${long(9)}\nvà `.repeat(7000)}`),
      /Nội dung, dòng \d+ /,
    ],
    ['in a cell', sample.replace(/^1\t/m, `1\t${long(64_000)} `), /dòng \d+ /],
    ['in a recipient', sample.replace(/^- /m, `- ${long(64_000)} `), /dòng \d+ /],
  ])('%s', async (_name, text, place) => {
    const { call, defects } = await openTestApp()
    const { refusal, milliseconds } = await timed(() => call('notice.readText', { text }))
    expect(refusal).toMatch(/source\.beyondLimits.*nhiều nhất/)
    expect(refusal).toMatch(place)
    expect(milliseconds).toBeLessThan(20_000)
    expect(defects).toEqual([])
  })
})

test('the longest first line that is read takes no time to speak of', async () => {
  const { call } = await openTestApp()
  const { refusal, milliseconds } = await timed(() => call('notice.readText', { text: `${long(600)}\n${sample}` }))
  expect(refusal).toBe('')
  expect(milliseconds).toBeLessThan(20_000)
})

test('a paragraph of 64,000 "a " is refused with its place; the longest that is kept is saved quickly', async () => {
  const { call } = await openTestApp()
  const draft = notice({ items: [item('1.', 'Giao Sở Y tế rà soát.')] })
  const { id, version } = await call('notice.create', { notice: draft })
  const withItem = (text: string) => ({ ...draft, items: [item('1.', text)] })
  const refused = await timed(() => call('notice.save', { id, version, notice: withItem('a '.repeat(64_000)) }))
  expect(refused.refusal).toMatch(/notice\.invalid.*Nội dung, mục 1.*nhiều nhất|notice\.invalid.*dài hơn 20\.000 ký tự/)
  expect(refused.milliseconds).toBeLessThan(20_000)
  const saved = await timed(() => call('notice.save', { id, version, notice: withItem('a '.repeat(9999)) }))
  expect(saved.refusal).toBe('')
  expect(saved.milliseconds).toBeLessThan(20_000)
})
