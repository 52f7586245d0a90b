/** The appendix on the screen, by keys alone: what Excel and Word copied, Excel's own keys, Vietnamese typing, undo to the beginning. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/app.ts'
import { sampleText } from '../helpers/samples.ts'
import { typeAsComposition, typeAsUnikey } from '../helpers/unikey.ts'
import { type Desk, look, openCell } from './desk.ts'
import { openDesk } from './loopback-desk.ts'

/** A new notice with a blank table of tasks, the first cell selected. */
async function openBlankTable(page: Page): Promise<void> {
  await page.getByText('Kho chưa có thông báo nào').waitFor()
  await page.keyboard.press('Alt+n')
  await page.getByRole('textbox', { name: 'Nội dung thông báo' }).waitFor()
  await page.keyboard.press('Control+3')
  await page.getByRole('button', { name: 'Thêm bảng nhiệm vụ' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
  await expect.poll(() => focusedCell(page)).toBe('Tên nhiệm vụ, hàng 1')
}

const focusedCell = (page: Page) => page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')")
const focusedText = (page: Page) => page.evaluate<string>('document.activeElement.value')

/** The lines that are drawn, each with its number and cells. */
const lines = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('[role=grid] [role=row][data-part]')]
    .sort((one, other) => one.dataset.index - other.dataset.index)
    .map((line) => [...line.children].filter((cell) => cell.getAttribute('title') === null).map((cell) => (cell.firstElementChild ?? cell).textContent.trim()).join(' / '))`)

const lineCount = (page: Page) =>
  page.evaluate<number>("Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1")

async function paste(page: Page, text: string, html: string): Promise<void> {
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    data.setData('text/html', ${JSON.stringify(html)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
  await page.getByRole('dialog', { name: 'Dán bảng' }).waitFor()
}

/** What Ctrl+C puts on the clipboard. */
const copied = (page: Page) =>
  page.evaluate<[string, string]>(`(() => {
    const data = new DataTransfer()
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return [data.getData('text/plain'), data.getData('text/html')]
  })()`)

const headings = [
  'STT',
  'Tên nhiệm vụ',
  'Cơ quan chỉ đạo',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Yêu cầu kết quả',
  'Thời gian giao theo kế hoạch',
  'Văn bản giao nhiệm vụ',
  'Nội dung Ban Chỉ đạo giao',
]
const groups = ['THỂ CHẾ', 'HẠ TẦNG', 'DỮ LIỆU', 'NHÂN LỰC', 'AN TOÀN']

/** Twenty tasks in five groups as Excel copies them: merged group rows, a hidden row, line breaks of the markup and of the cell. */
function excelHtml(): string {
  const cell = (text: string) => `<td class=xl65 style='white-space:normal'>${text}</td>`
  const rows = groups.flatMap((group, at) => [
    `<tr height=20><td class=xl70>${['I', 'II', 'III', 'IV', 'V'][at]}</td><td colspan=8 class=xl71>${group}</td></tr>`,
    ...[1, 2, 3, 4].map((_, index) => {
      const ordinal = at * 4 + index + 1
      const words = [
        String(ordinal),
        `Xây dựng công trình\n  số ${ordinal}`,
        'UBND tỉnh',
        'Sở Xây dựng',
        'Sở Tài chính;<br>\n  Sở Nội vụ',
        `Công trình số ${ordinal} được nghiệm thu`,
        'Quý III',
        '12-CTr/BCĐ',
        ordinal === 7 ? '' : 'Hoàn thành trước ngày 30/6/2026',
      ]
      return `<tr height=40>${words.map(cell).join('')}</tr>`
    }),
  ])
  return `<html><body><table><!--StartFragment--><tr>${headings.map(cell).join('')}</tr><tr style='display:none'>${headings.map(cell).join('')}</tr>${rows.join('\n')}<!--EndFragment--></table></body></html>`
}

/** The table on paper: A4 on its side, the headings on every page, each row and group there once, in its order. */
async function measurePaper({ page, exported }: Desk): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2, lưu/).waitFor()
  const { bytes } = await exported('pdf', async () => {
    await page.getByRole('button', { name: 'Các loại xuất khác và thao tác' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Tệp PDF (.pdf)' }).press('Enter')
  })
  const path = join(temporaryFolder(), 'bang.pdf')
  writeFileSync(path, bytes)
  const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { encoding: 'utf8' })
  const sizes = [...run('pdfinfo', '-f', '1', '-l', '99', path).matchAll(/size:\s+([\d.]+) x ([\d.]+)/g)]
  const onSide = sizes.flatMap(([, width, height], at) => (Number(width) > Number(height) ? [at + 1] : []))
  expect(onSide.length).toBeGreaterThan(0)
  expect(onSide.at(-1)).toBe(sizes.length)
  const [width, height] = sizes.at(-1)?.slice(1).map(Number) ?? []
  expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([842, 595])
  const pages = onSide.map((at) => run('pdftotext', '-raw', '-f', String(at), '-l', String(at), path, '-'))
  for (const words of pages) expect(words.replace(/\s+/g, ' ')).toContain('Tên nhiệm vụ')
  const all = pages.join(' ').replace(/\s+/g, ' ')
  expect([...all.matchAll(/Công trình số (\d+) được/g)].map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
  expect([...all.matchAll(/THỂ CHẾ|HẠ TẦNG|DỮ LIỆU|NHÂN LỰC|AN TOÀN/g)].map(([group]) => group)).toEqual(groups)
  await page.keyboard.press('Control+3')
  await expect.poll(() => focusedCell(page)).toContain('hàng')
}

/** Words typed into each of five cells: TEST_TYPING=all types 500. */
const perCell = process.env.TEST_TYPING === 'all' ? 100 : 12

describe('the grid', () => {
  test('takes twenty rows in five groups from Excel as one step, gives them back alike, and undoes to the beginning', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await openBlankTable(page)
    await look(page, 'grid-blank')
    await paste(page, '', excelHtml())
    await page.getByText('20 hàng, 5 nhóm').first().waitFor()
    await look(page, 'grid-paste')
    await page.keyboard.press('Enter')
    await expect.poll(() => lineCount(page)).toBe(25)
    await expect.poll(() => focusedCell(page)).not.toBeNull()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedText(page)).toBe('Xây dựng công trình số 1')
    expect((await lines(page)).slice(0, 2)).toEqual([
      'I / THỂ CHẾ',
      '1 / Xây dựng công trình số 1 / UBND tỉnh / Sở Xây dựng / Sở Tài chính;\nSở Nội vụ / Công trình số 1 được nghiệm thu / Quý III / 12-CTr/BCĐ / Hoàn thành trước ngày 30/6/2026',
    ])
    await look(page, 'grid')

    await measurePaper(desk)

    // All of it is copied, cut down to nothing, and comes back as it was.
    const before = await lines(page)
    await page.keyboard.press('Control+a')
    const [text, html] = await copied(page)
    expect(text.split('\r\n')).toHaveLength(27)
    await page.keyboard.press('Control+Delete')
    await expect.poll(() => lineCount(page)).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => lineCount(page)).toBe(25)
    await page.keyboard.press('Control+End')
    await paste(page, text, html)
    await page.keyboard.press('Enter')
    await expect.poll(() => lineCount(page)).toBe(50)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+Home')
    await expect.poll(() => lines(page)).toEqual(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => lineCount(page)).toBe(1)
    await desk.close()
  })

  test('splits, merges, moves over sections, fills, breaks lines and adds rows by keys; each is undone', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await openBlankTable(page)
    await paste(page, '', excelHtml())
    await page.keyboard.press('Enter')
    await expect.poll(() => lineCount(page)).toBe(25)
    await openCell(page, 'Tên nhiệm vụ', 4)
    const start = await lines(page)
    const undo = async () => {
      await page.keyboard.press('Control+z')
      await expect.poll(() => lines(page)).toEqual(start)
    }
    const names = async () => (await lines(page)).slice(4, 7).map((line) => line.split(' / ').slice(0, 2).join(' '))

    await page.keyboard.press('Alt+Shift+ArrowDown')
    expect(await names()).toEqual(['II HẠ TẦNG', '4 Xây dựng công trình số 4', '5 Xây dựng công trình số 5'])
    expect(await focusedText(page)).toBe('Xây dựng công trình số 4')
    await undo()

    await page.keyboard.press('F2')
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Alt+Shift+S')
    expect(await names()).toEqual(['4 Xây dựng công trình', '5 số 4', 'II HẠ TẦNG'])
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Alt+Shift+M')
    expect(await focusedText(page)).toBe('Xây dựng công trình\nsố 4')
    await page.keyboard.press('Control+z')
    await undo()

    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Sở Y tế')
    await page.keyboard.press('Alt+Enter')
    await page.keyboard.type('Sở Nội vụ')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+d')
    expect(await focusedCell(page)).toBe('Cơ quan chủ trì, hàng 5')
    expect(await focusedText(page)).toBe('Sở Y tế\nSở Nội vụ')
    await page.keyboard.press('Delete')
    expect(await focusedText(page)).toBe('')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Tab')
    expect(await focusedCell(page)).toBe('Tên nhiệm vụ, hàng 21')
    await desk.close()
  })

  test('names bodies by a few letters, adds one that nobody knows, marks who is answerable; a notice chooses its tests', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await openBlankTable(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('so khoa hoc')
    await page.getByRole('option', { name: 'Sở Khoa học và Công nghệ' }).waitFor()
    await look(page, 'grid-bodies')
    await page.keyboard.press('Enter')
    expect(await focusedText(page)).toBe('Sở Khoa học và Công nghệ')
    // Written with a capital, another name takes its place only where it is chosen.
    await page.keyboard.type('; Công an')
    await page.getByRole('option', { name: 'Công an tỉnh', exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('; Viện Nghiên cứu Ví dụ')
    await page.getByText('Thêm “Viện Nghiên cứu Ví dụ” vào danh mục cơ quan').waitFor()
    await page.keyboard.press('Alt+Shift+C')
    await page.getByText(/^Đã thêm “Viện Nghiên cứu Ví dụ”/).waitFor()
    expect(await focusedCell(page)).toBe('Cơ quan chủ trì, hàng 1')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await focusedText(page)).toBe('Sở Khoa học và Công nghệ; Công an tỉnh; Viện Nghiên cứu Ví dụ')
    await expect.poll(() => page.locator('[role=grid] strong').allTextContents()).toEqual(['Sở Khoa học và Công nghệ'])

    await page.getByRole('button', { name: 'Tiêu chí rõ' }).press('Enter')
    await page.getByRole('checkbox', { name: 'Rõ khả năng kiểm đếm' }).press('Space')
    await look(page, 'grid-tests')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tiêu chí rõ (5, riêng)' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByRole('button', { name: 'Tiêu chí rõ', exact: true }).count()).toBe(1)
    await desk.close()
  })

  test('takes a Word table of five columns as the columns of a new table, two lines in a cell', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await openBlankTable(page)
    const cell = (...paragraphs: string[]) =>
      `<td>${paragraphs.map((words) => `<p class=MsoNormal>${words}<o:p></o:p></p>`).join('')}</td>`
    const row = (...cells: string[]) => `<tr>${cells.join('')}</tr>`
    await paste(
      page,
      'not this',
      `<table class=MsoTableGrid>${row(cell('TT'), cell('Nội dung công việc'), cell('Đơn vị chủ trì'), cell('Thời hạn'), cell('Kinh phí'))}${row(cell('1'), cell('Sửa cầu', 'và đường'), cell('Sở Xây dựng'), cell('Quý II'), cell('2 tỷ'))}</table>`,
    )
    await page.keyboard.press('Enter')
    await expect.poll(() => lines(page)).toEqual(['1 / Sửa cầu\nvà đường / Sở Xây dựng / Quý II / 2 tỷ'])
    expect(await page.getByRole('columnheader').allTextContents()).toEqual([
      'STT',
      'Nội dung công việc',
      'Đơn vị chủ trì',
      'Thời hạn',
      'Kinh phí',
      'Rõ',
    ])
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByRole('columnheader').count()).toBe(10)

    // A long one: reading it and putting it in are said before they begin.
    await page.evaluate(`{
      window.said = new Set()
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('[role=dialog] [role=status]')) window.said.add(one.textContent.trim())
      }).observe(document.body, { subtree: true, childList: true })
    }`)
    const long = Array.from({ length: 700 }, (_, at) =>
      row(cell(String(at + 1)), cell(`Sửa cầu ${'x'.repeat(200)}`), cell('Sở Xây dựng')),
    )
    await paste(
      page,
      '',
      `<table>${row(cell('TT'), cell('Tên nhiệm vụ'), cell('Cơ quan chủ trì'))}${long.join('')}</table>`,
    )
    await page.getByText('700 hàng').first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => lineCount(page)).toBe(700)
    expect(await page.evaluate('[...window.said]')).toEqual(['Đang đọc bảng đã chép …', 'Đang dán 701 hàng …'])
    await desk.close()
  })

  test('leaves Vietnamese typing alone: bursts replace what is selected, Enter and Esc in a composition stay in the cell', async () => {
    const desk = await openDesk(temporaryFolder())
    const { page } = desk
    await openBlankTable(page)
    const keyboard = await page.context().newCDPSession(page)
    const all = sampleText('ket-luan')
      .normalize('NFC')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 5 * perCell)
    // The second and third cells name bodies: what is proposed there takes no key from the text.
    const cells = [0, 1, 2, 3, 4].map((at) => all.slice(at * perCell, (at + 1) * perCell).join(' '))
    for (const [at, words] of cells.entries()) {
      if (at === 1) await typeAsComposition(keyboard, words)
      else await typeAsUnikey(keyboard, words)
      await page.keyboard.press('Tab')
    }
    for (const words of cells.toReversed()) {
      await page.keyboard.press('Shift+Tab')
      expect(await focusedText(page)).toBe(words)
    }
    await page.keyboard.press('Tab')
    const [, words] = cells
    // A key begins anew; Enter and Esc with the key code of an input method are not the grid's.
    await keyboard.send('Input.imeSetComposition', { text: 'số', selectionStart: 2, selectionEnd: 2 })
    for (const key of ['Enter', 'Escape'])
      await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
    await keyboard.send('Input.insertText', { text: 'số' })
    expect(await focusedCell(page)).toBe('Cơ quan chỉ đạo, hàng 1')
    expect(await focusedText(page)).toBe('số')
    await page.keyboard.press('Escape')
    expect(await focusedText(page)).toBe(words)
    await desk.close()
  })
})
