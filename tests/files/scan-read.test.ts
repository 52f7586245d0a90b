/** A PDF of pictures: its words are recognised by what ships with the program, told as such, with what is unsure. */
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readForeign } from '../../src/files/foreign.ts'
import { readScan } from '../../src/files/pdf-read.ts'
import { openTestApp } from '../helpers/app.ts'

const bytes = readFileSync(join(import.meta.dirname, '../fixtures/scans/trang-1.pdf'))

test('a page is read without any network; that a machine read it is a doubt', async () => {
  const reached: string[] = []
  const refuse = (what: string) => () => {
    reached.push(what)
    throw new Error('no network')
  }
  vi.stubGlobal('fetch', refuse('fetch'))
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(refuse('socket'))
  try {
    const steps: [number, number][] = []
    const { blocks, doubts } = await readScan(bytes, (done, total) => steps.push([done, total]))
    expect(reached).toEqual([])
    expect(steps).toEqual([[0, 1]])
    const [head, type] = blocks
    expect(head?.kind === 'grid' ? head.rows[0]?.cells[1] : '').toContain('Hà Lâm, ngày 27 tháng 3 năm 2026')
    expect(type?.kind === 'line' ? type.runs[0]?.text : '').toBe('THÔNG BÁO')
    expect(doubts[0]).toMatchObject({ code: 'scan.recognised' })
    const text = JSON.stringify(blocks)
    for (const words of ['ngày 22/12/2024 của Bộ Chính trị', '1. Đồng chí Lương Đình Khải, Bí thư Tỉnh ủy'])
      expect(text).toContain(words)
    // What is unsure is told with the line where it stands now.
    const unsure = doubts.filter(({ code }) => code === 'scan.unsure')
    expect(unsure.every(({ line }) => line !== undefined && blocks.some((block) => block.line === line))).toBe(true)
  } finally {
    connect.mockRestore()
    vi.unstubAllGlobals()
  }
}, 60_000)

test('it comes into the store with its pictures as the original; cancelled, its worker ends and nothing is kept', async () => {
  const app = await openTestApp()
  const read = await app.call('notice.readOriginal', { fileName: 'quet.pdf', base64: bytes.toString('base64') })
  expect(read.notice.header).toMatchObject({ date: '2026-03-27' })
  expect(read.original.base64).toBe(bytes.toString('base64'))
  await expect(readForeign('scan', bytes, 60_000, () => Promise.reject(new Error('cancelled')))).rejects.toThrow(
    'cancelled',
  )
}, 60_000)
