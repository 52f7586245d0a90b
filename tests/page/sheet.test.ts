import { expect, test } from 'vitest'
import { measureText } from '../../src/page/compose/text-measure.ts'
import { columnWidths, sheetLook } from '../../src/page/sheet.ts'

const share = (heading: string, of: number) => ({ heading, share: of })
const wordWidth = (word: string) => measureText(word, sheetLook.sizes.table, { bold: false })

test('columns keep their shares where words allow, and tear no number or date', () => {
  const columns = [share('Số', 1), share('Ngày', 1), share('Nội dung', 18)]
  const rows = [['24-TB/BCĐCĐS', '14/4/2026', 'về chuyển đổi số']]
  const widths = columnWidths({ kind: 'table', columns, rows }, 200)
  expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(200)
  expect(widths[0]).toBeGreaterThan(wordWidth('24-TB/BCĐCĐS'))
  expect(widths[1]).toBeGreaterThan(wordWidth('14/4/2026'))
  const even = columnWidths({ kind: 'table', columns: [share('A', 1), share('B', 3)], rows: [] }, 100)
  expect(even).toEqual([25, 75])
})

test('a word without end does not take the table', () => {
  const rows = [['x'.repeat(500), 'y'.repeat(500)]]
  const widths = columnWidths({ kind: 'table', columns: [share('A', 1), share('B', 1)], rows }, 100)
  expect(widths).toEqual([50, 50])
})
