/**
 * A notice of the usual structure, from an empty desk, by keys alone: opening, 1, 2 with 2.1 to 2.6, closing, eleven
 * recipients, "Lưu", the mark, the signature. Keys that are no characters are counted, and the same in Word.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { connect } from '../../src/contract/client.ts'
import { plainText } from '../../src/domain/notice/plain-text.ts'
import { walkItems } from '../../src/domain/notice/numbering.ts'
import { direct } from '../../src/hosts/direct.ts'
import { openSession } from '../../src/services/sessions.ts'
import { temporaryFolder } from '../helpers/app.ts'
import { openDesk } from './loopback-desk.ts'

/** The same in Word, where it goes best: a template with the head, automatic numbers of two levels and a table for the end. */
const keysInWord: readonly (readonly [what: string, keys: number])[] = [
  ['Ctrl+N: a document of the template', 1],
  ['Enter after the opening and the grounds; the first item begins with "1. "', 2],
  ['Enter to item 2', 1],
  ['Enter and Tab to 2.1: the numbers count by themselves', 2],
  ['Enter to each of 2.2 to 2.6', 5],
  ['Enter three times: a new item, up a level, out of the list', 3],
  ['Down into the table of the end', 1],
  ['Enter after "Nơi nhận:", which is typed', 1],
  ['Enter after each of eleven recipients', 11],
  ['Enter to the mark below "Lưu"', 1],
  ['Tab to the cell of the signature', 1],
  ['Enter after the title and after "kiêm"', 2],
  ['Enter five times: room for the signature and the seal', 5],
  ['Ctrl+B, Ctrl+I around the deadline', 4],
]

const items = [
  'Đánh giá cao các sở, ngành đã triển khai đồng bộ nhiệm vụ quý III.',
  'Một số nhiệm vụ trọng tâm quý IV',
  'Các cấp ủy tập trung chỉ đạo, bảo đảm rõ người, rõ việc, rõ thời gian.',
  'Giao Sở Tài chính: (1) trình phương án vốn trước ngày 15/12/2026; (2) báo cáo kết quả giải ngân.',
  'Giao Sở Khoa học và Công nghệ rà soát các nền tảng dùng chung.',
  'Giao Công an tỉnh bảo đảm an ninh mạng cho các hệ thống của tỉnh.',
  'Giao các xã, phường số hóa hồ sơ theo kế hoạch.',
  'Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc.',
]
const recipients = [
  'Ban Chỉ đạo Trung ương (báo cáo)',
  'Thường trực Tỉnh ủy (báo cáo)',
  'Các thành viên Ban Chỉ đạo (thực hiện)',
  'Đảng ủy các cơ quan Đảng tỉnh',
  'Đảng ủy UBND tỉnh',
  'UBND tỉnh',
  'Mặt trận Tổ quốc tỉnh',
  'Các ban xây dựng Đảng',
  'Các sở, ban, ngành',
  'Đảng ủy các xã, phường',
  'Văn phòng Tỉnh ủy: LĐ, P.TH',
]

/** Types on whatever has the focus, and counts the keys that are no characters. */
class Typist {
  readonly page: Page
  keys = 0

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
    }
  }

  /** Lines with Enter between them. */
  async type(...lines: readonly string[]): Promise<void> {
    for (const [at, line] of lines.entries()) {
      if (at > 0) await this.press('Enter')
      await this.page.keyboard.type(line)
    }
    expect(await this.page.evaluate('document.activeElement === document.body')).toBe(false)
  }
}

async function writeNotice(typist: Typist): Promise<void> {
  const [first = '', second = '', ...below] = items
  await typist.type(
    'Ngày 10/11/2026, Ban Chỉ đạo họp Phiên thứ tư.',
    'Trên cơ sở báo cáo của Cơ quan Thường trực, đồng chí Trưởng Ban Chỉ đạo kết luận như sau:',
    first,
    second,
  )
  await typist.press('Enter', 'Tab')
  await typist.type(...below)
  await typist.press('Enter', 'Enter', 'Enter')
  await typist.type('Cơ quan Thường trực thông báo để các cơ quan liên quan biết, thực hiện.')
  await typist.press('Enter', 'Enter')
  await typist.type(...recipients, 'Lưu Văn phòng Tỉnh ủy.', 'P.TH/25')
  await typist.press('Enter', 'Enter')
  await typist.type('CHÁNH VĂN PHÒNG')
  await typist.press('Tab')
  await typist.type('ỦY VIÊN THƯỜNG TRỰC')
  await typist.press('Tab')
  await typist.type('Nguyễn Văn Bình')
}

test('a notice is written from an empty desk with no more keys than in Word, without a mouse', async () => {
  const desk = await openDesk(temporaryFolder())
  const { page } = desk
  await page.getByText('Kho chưa có thông báo nào').waitFor()
  const typist = new Typist(page)
  await typist.press('Alt+n')
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('ProseMirror')
  await writeNotice(typist)
  const inWord = keysInWord.reduce((sum, [, keys]) => sum + keys, 0)
  expect(typist.keys).toBeLessThanOrEqual(inWord)
  // Without what Word asks for beyond the structure: room for the seal, the look of the deadline.
  expect(typist.keys).toBeLessThanOrEqual(inWord - 9 + 2)

  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  const call = connect(direct(desk.app, openSession()))
  const [row] = await call('notice.list', {})
  const { notice } = await call('notice.get', { id: row?.id ?? '' })
  expect(walkItems(notice).map(({ label, item }) => `${label} ${plainText(item.content)}`)).toEqual(
    ['1.', '2.', '2.1.', '2.2.', '2.3.', '2.4.', '2.5.', '2.6.'].map((label, at) => `${label} ${items[at]}`),
  )
  expect([notice.intro.length, notice.grounds.length]).toEqual([1, 1])
  expect(notice.closing.map(({ role }) => role)).toEqual(['announcement'])
  expect(JSON.stringify(notice.items[1]?.items[1])).toContain('"written":"trước ngày 15/12/2026"')
  const { distribution } = notice
  expect(distribution.recipients.map(({ name, role }) => (role === '' ? name : `${name} (${role})`))).toEqual(
    recipients,
  )
  expect(distribution).toMatchObject({ fileCopy: 'Văn phòng Tỉnh ủy', unit: 'P.TH', copies: 25 })
  expect(notice.signatures).toMatchObject([
    { title: 'CHÁNH VĂN PHÒNG', concurrentTitle: 'ỦY VIÊN THƯỜNG TRỰC', signatory: 'Nguyễn Văn Bình' },
  ])
  await desk.close()
})
