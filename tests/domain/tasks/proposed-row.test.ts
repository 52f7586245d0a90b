/** What a directive of the body proposes as a row, and directives that a person pointed at. */
import { describe, expect, test } from 'vitest'
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { notice as soundNotice } from '../../../src/checker/examples.ts'
import { readDirectory } from '../../../src/domain/bodies/body-directory.ts'
import type { Notice } from '../../../src/domain/notice/notice.ts'
import { directivesWith } from '../../../src/domain/tasks/by-hand.ts'
import { directivesOf } from '../../../src/domain/tasks/directives.ts'
import { addTaskRow, proposeCells } from '../../../src/domain/tasks/proposed-row.ts'
import { countIds, item, rowsOf } from '../../helpers/build.ts'

const directory = readDirectory(bodies)
const withItem = (text: string): Notice => ({ ...soundNotice(), items: [{ ...item('-', text), id: 'one' }] })
const cellsOf = (text: string) => directivesOf(withItem(text), directory).map(proposeCells)

describe('the row of a directive', () => {
  test.each([
    [
      'Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng phương án vốn, hoàn thành trước ngày 30/6/2026.',
      {
        name: 'Xây dựng phương án vốn',
        directing: '',
        lead: 'Sở Tài chính',
        coordinating: 'Sở Nội vụ',
        assigned: 'Hoàn thành trước ngày 30/6/2026',
      },
    ],
    [
      'Giao UBND tỉnh chỉ đạo Công an tỉnh triển khai hệ thống giám sát. Hoàn thành trước ngày 30/6/2026.',
      { name: 'Triển khai hệ thống giám sát', directing: 'UBND tỉnh', lead: 'Công an tỉnh' },
    ],
    [
      'Giao đồng chí Giám đốc Sở Y tế rà soát trạm y tế trước ngày 30/6/2026 và báo cáo Ban Chỉ đạo.',
      { name: 'Rà soát trạm y tế trước ngày 30/6/2026 và báo cáo Ban Chỉ đạo', lead: 'Sở Y tế' },
    ],
    ['Yêu cầu Viện Ví dụ Miền núi khảo sát thực địa.', { name: 'Khảo sát thực địa', lead: 'Viện Ví dụ Miền núi' }],
  ])('%s', (text, cells) => {
    expect(cellsOf(text)[0]).toMatchObject(cells)
  })

  test('stands below the row of the directive before it, else at the end, else in a new table', () => {
    const sound = soundNotice()
    const [first] = rowsOf(sound)
    const added = { rowId: 'added', ids: countIds() }
    const below = addTaskRow(sound, { name: 'Việc mới' }, { ...added, after: first?.id ?? '' })
    expect(rowsOf(below).map(({ id }) => id)).toEqual([
      first?.id,
      'added',
      ...rowsOf(sound)
        .slice(1)
        .map(({ id }) => id),
    ])
    expect(rowsOf(addTaskRow(sound, {}, { ...added, after: null })).at(-1)?.id).toBe('added')
    const bare = addTaskRow({ ...sound, appendices: [] }, { name: 'Việc mới' }, { ...added, after: null })
    expect(rowsOf(bare)[0]?.cells).toMatchObject({ name: 'Việc mới', lead: '' })
  })
})

test('words pointed at twice, or read already, are one directive', () => {
  const one = withItem('Giao Sở Tài chính rà soát nguồn vốn. Làm tốt công tác tuyên truyền.')
  const pointed = { part: 'one', words: 'Làm tốt công tác tuyên truyền' }
  expect(directivesWith(one, directory, [pointed, pointed]).map(({ text }) => text)).toEqual([
    'Giao Sở Tài chính rà soát nguồn vốn. Làm tốt công tác tuyên truyền.',
    pointed.words,
  ])
})
