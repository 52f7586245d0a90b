import { describe, expect, test } from 'vitest'
import { writeRedline } from '../../src/files/docx-redline.ts'
import { writeDocx } from '../../src/files/docx-write.ts'
import { pageOf, readMarks, versionPairs } from '../helpers/redlines.ts'

const author = { name: 'Lê "An" & Bình', at: '2026-04-10T08:00:05.123Z' }

describe.each(versionPairs())('$name', ({ name, before, after }) => {
  test('all accepted is the later version, all rejected the earlier one', async () => {
    const marks = await readMarks(await writeRedline(pageOf(before), pageOf(after), author))
    expect(marks.accepted).toEqual((await readMarks(await writeDocx(...pageOf(after)))).accepted)
    expect(marks.rejected).toEqual((await readMarks(await writeDocx(...pageOf(before)))).accepted)
    expect(marks.ids.length > 0).toBe(name !== 'nothing')
    expect(new Set(marks.ids).size).toBe(marks.ids.length)
    if (name !== 'nothing') expect([...marks.authors]).toEqual(['Lê "An" & Bình 2026-04-10T08:00:05Z'])
  })
})

test('equal input gives equal bytes', async () => {
  const [pair] = versionPairs()
  if (pair === undefined) throw new Error('no pair')
  const write = () => writeRedline(pageOf(pair.before), pageOf(pair.after), author)
  expect(await write()).toEqual(await write())
})
