/** Two versions of real notices compared, which are not part of the project (../shared/seeds): skipped where they are absent. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareNotices, describeChange } from '../../src/domain/notice/compare-notices.ts'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import { type Item, type Notice, taskAppendices } from '../../src/domain/notice/notice.ts'
import { tableLabelsOf } from '../../src/domain/notice/numbering.ts'
import { readText } from '../../src/files/text-read.ts'
import { recognize } from '../../src/page/recognize/recognize.ts'
import { countIds } from '../helpers/build.ts'
import { seeds } from '../helpers/shared.ts'

const files = existsSync(seeds) ? readdirSync(seeds) : []

function read(prefix: string, ids: string): Notice {
  const file = files.find((name) => name.startsWith(prefix)) ?? ''
  return recognize(readText(readFileSync(join(seeds, file), 'utf8')).blocks, { ids: countIds(ids) }).notice
}

describe.skipIf(files.length === 0)('real notices', () => {
  test.each(['same', 'other'])('S0: a member moved is one move (%s ids)', (ids) => {
    const before = read('000', 'same')
    const again = read('000', ids)
    const at = again.items.findIndex((item, index) => index > 4 && item.items.length > 1)
    const member = again.items[at] as Item
    const after = {
      ...again,
      numbering: 'computed' as const,
      items: again.items.toSpliced(at, 1).toSpliced(2, 0, member),
    }
    const changes = compareNotices({ ...before, numbering: 'computed' }, after)
    expect(changes.map(({ kind }) => kind)).toEqual(['moved'])
    expect(changes[0]?.before?.label).toBe(String(at + 1))
    expect(changes[0]?.after?.label).toBe('3')
    expect(changes[0]?.before?.spot.part).toBe(before.items[at]?.id)
  })

  test.each(['same', 'other'])('S3: r45 assigned Quý III → Quý II (%s ids)', (ids) => {
    const before = read('003', 'same')
    const again = read('003', ids)
    const [table] = taskAppendices(again)
    const labels = tableLabelsOf(table ?? { sections: [] }, 'frozen').rows.flat()
    const row = table?.sections.flatMap(({ rows }) => rows)[labels.indexOf('45')]
    const column = table?.columns.find(({ role }) => role === 'assigned')
    expect(row?.cells[column?.id ?? '']).toBe('Quý III')
    const after = changeCell(again, row?.id ?? '', column?.id ?? '', 'Quý II')
    expect(compareNotices(before, after).map(describeChange)).toEqual([
      `r45, cột ${column?.heading ?? ''}: Quý III → Quý II`,
    ])
  })
})
