/** The search of the archive through the door: what is found, where, and in which order. */
import { sql } from 'kysely'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything } from '../../src/domain/archive/search.ts'
import { findTerms, indexedWords, readQuery } from '../../src/domain/archive/search-words.ts'
import { searchPartsOf } from '../../src/domain/archive/search-parts.ts'
import type { Notice } from '../../src/domain/notice/notice.ts'
import { type TestApp, openTestApp } from '../helpers/app.ts'
import { appendix, countIds, item, notice, row, section } from '../helpers/build.ts'

const ids = countIds('searched')
const aNotice = (text: string, changes: Partial<Notice> = {}): Notice => ({
  ...notice({ items: [item('1.', text)] }),
  id: ids(),
  ...changes,
})
const numbered = (number: number, date = '2026-04-05') => ({ ...notice().header, number, date })
const find = async ({ call }: TestApp, words: string, more: object = {}) => call('search.find', { words, ...more })
const found = async (app: TestApp, words: string) => (await find(app, words)).hits.map(({ id }) => id)

async function keepAll({ call }: TestApp, notices: readonly Notice[]): Promise<void> {
  for (const one of notices) await call('notice.create', { notice: one })
}

describe('words', () => {
  test('are found without marks; those with the same marks come first', async () => {
    const app = await openTestApp()
    const later = { header: numbered(9, '2026-04-09') }
    const [road, sun] = [aNotice('Mở rộng con đường ven biển.'), aNotice('Hướng về phía dương.', later)]
    await keepAll(app, [road, sun])
    expect(await found(app, 'duong')).toEqual([sun.id, road.id])
    expect(await found(app, 'đường')).toEqual([road.id, sun.id])
    expect(await found(app, '"con duong ven"')).toEqual([road.id])
    expect(await found(app, 'đường không có')).toEqual([])
  })

  test('stand in rows of the table, with their place and the words lit', async () => {
    const app = await openTestApp()
    const rows = [row({ lead: 'Công an tỉnh', name: 'Xây dựng Trung tâm an ninh mạng' }), row(), row()]
    const one = aNotice('Không có gì.', { appendices: [appendix(section('AN TOÀN', ...rows))] })
    await keepAll(app, [one])
    const { documents, rows: count, hits } = await find(app, 'trung tam an ninh mang')
    expect([documents, count]).toEqual([1, 1])
    const [place] = hits[0]?.places ?? []
    expect(place).toMatchObject({ kind: 'row', spot: { part: rows[0]?.id }, place: 'Phụ lục, hàng 1' })
    expect(place?.lit.map(([start, end]) => place.snippet.slice(start, end)).join(' ')).toBe('Trung tâm an ninh mạng')
  })

  test('a number finds its notice before those that cite it', async () => {
    const app = await openTestApp()
    const own = aNotice('Nội dung.', { header: numbered(7, '2026-01-05') })
    const citing = aNotice('Thay thế Thông báo số 07-TB/CQTT, ngày 05/01/2026.', { header: numbered(12) })
    await keepAll(app, [own, citing])
    expect(await found(app, '7-TB/CQTT')).toEqual([own.id, citing.id])
    expect(await found(app, '07-TB')).toEqual([own.id, citing.id])
  })

  test('come from what is saved, not from what is typed; what was deleted is not found', async () => {
    const app = await openTestApp()
    const one = aNotice('Chữ cũ.')
    await keepAll(app, [one])
    const rows = [row({ name: 'Hàng mới hẳn' })]
    const changed = { ...one, items: [item('1.', 'Chữ mới hẳn.')], appendices: [appendix(section('VIỆC', ...rows))] }
    await app.call('workingCopy.keep', { version: 1, notice: changed })
    expect(await found(app, 'moi han')).toEqual([])
    await app.call('notice.save', { id: one.id, version: 1, notice: changed })
    expect([await found(app, 'moi han'), await found(app, '"chu cu"')]).toEqual([[one.id], []])
    expect(await find(app, 'moi han')).toMatchObject({ documents: 1, rows: 1 })
    await app.call('notice.deleteDraft', { id: one.id, version: 2 })
    expect(await find(app, 'moi han')).toEqual({ documents: 0, rows: 0, hits: [] })
  })

  test('of the file it was read from, and of what was said on its way', async () => {
    const app = await openTestApp()
    const one = aNotice('Nội dung.')
    const base64 = Buffer.from('Chỉ có ở tệp gốc: lúa nước.', 'utf8').toString('base64')
    await app.call('notice.create', { notice: one, original: { fileName: 'goc.txt', base64 } })
    const { hits } = await find(app, 'lua nuoc')
    expect(hits[0]?.places[0]).toMatchObject({ kind: 'source', place: 'Tệp gốc goc.txt' })
    for (const { key, severity } of (await app.call('notice.check', { id: one.id })).findings)
      if (severity === 'error') await app.call('notice.waive', { id: one.id, key, reason: 'Bản để thử tìm kiếm.' })
    await app.call('notice.submit', { id: one.id, version: 1 })
    await app.as('deputy')('notice.return', { id: one.id, version: 1, remarks: [{ text: 'Thiếu mốc thuỷ lợi.' }] })
    expect((await find(app, 'thủy lợi')).hits[0]?.places[0]).toMatchObject({ kind: 'remark' })
  })
})

describe('a search', () => {
  const withRows = () =>
    aNotice('Giao các cơ quan thực hiện.', {
      appendices: [
        appendix(
          section(
            'I',
            row({ lead: 'Công an tỉnh', assigned: 'Hoàn thành trước ngày 10/4/2026', sourceDocument: '41-KH/TU' }),
            row({ lead: 'Sở Tài chính', coordinating: 'Công an tỉnh', assigned: 'Hoàn thành trước ngày 10/9/2026' }),
          ),
        ),
      ],
    })

  test('is narrowed by who leads, by days and by what is cited, row by row', async () => {
    const app = await openTestApp()
    const one = withRows()
    await keepAll(app, [one, aNotice('Khác.')])
    const rows = async (filter: object) => {
      const answer = await find(app, '', { filter: { ...everything, ...filter } })
      return [answer.documents, answer.rows, answer.hits[0]?.places.map(({ place }) => place.slice(-1)).join('')]
    }
    const body = 'Công an tỉnh'
    expect(await rows({ body })).toEqual([1, 2, '12'])
    expect(await rows({ body, bodyRole: 'lead' })).toEqual([1, 1, '1'])
    expect(await rows({ body, bodyRole: 'lead', dueFrom: '2026-05-01' })).toEqual([0, 0, undefined])
    expect(await rows({ dueFrom: '2026-09-09', dueTo: '2026-09-09' })).toEqual([1, 1, '2'])
    expect(await rows({ cited: '41-KH/TU' })).toEqual([1, 1, '1'])
  })

  test('counts the values of each facet under what else was asked', async () => {
    const app = await openTestApp()
    await keepAll(app, [
      aNotice('Một việc.', { header: numbered(1, '2025-04-05') }),
      aNotice('Một việc.', { header: numbered(2) }),
      aNotice('Việc khác.', { header: numbered(3) }),
    ])
    const facets = await app.call('search.facets', { words: 'mot viec', filter: { ...everything, year: '2026' } })
    expect(facets.year).toEqual([
      { value: '2026', count: 1 },
      { value: '2025', count: 1 },
    ])
    expect(facets.organ).toEqual([{ value: 'CƠ QUAN THƯỜNG TRỰC', count: 1 }])
    expect(facets.state).toEqual([{ value: 'draft', count: 1 }])
  })

  test('is kept under a name, for everybody', async () => {
    const app = await openTestApp()
    const view = { name: 'Công an tỉnh quá hạn', words: '', filter: { ...everything, body: 'Công an tỉnh' } }
    const { id } = await app.as('archivist')('search.saveView', { ...view, isDueByToday: true })
    await app.call('search.saveView', { ...view, isDueByToday: true })
    expect(await app.call('search.views', {})).toMatchObject([{ ...view, id, isDueByToday: true, savedBy: 'clerk' }])
    await app.call('search.dropView', { id })
    await expect(app.call('search.dropView', { id })).rejects.toMatchObject({ error: { code: 'search.noView' } })
  })
})

/** Words with the same marks count more than words that follow each other. */
function rankOf(one: Notice, terms: ReturnType<typeof readQuery>): number {
  const indexed = indexedWords(searchPartsOf(one).map((part) => part.text))
  const has = (form: 'folded' | 'exact', words: (typeof terms)[number]['words']) =>
    ` ${indexed[form]} `.includes(` ${words.map((word) => word[form]).join(' ')} `)
  const hasMarks = terms.some(({ words }) => words.some(({ folded, exact }) => folded !== exact))
  const phrase = terms.flatMap(({ words }) => words)
  return (
    (hasMarks && terms.every(({ words }) => has('exact', words)) ? 4 : 0) +
    (terms.length > 1 && has('folded', phrase) ? 2 : 0)
  )
}

test('the index finds what a reading of everything finds', async () => {
  const app = await openTestApp()
  const syllables = ['đường', 'dương', 'hoá', 'hóa', 'mạng', '41-KH/TU', 'số', 'Đảng', 'tỉnh', 'an']
  const text = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const stored: Notice[] = []
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 2 }),
      async (one, other, asked) => {
        const made = aNotice(one, { abstract: [other] })
        await keepAll(app, [made])
        stored.push(made)
        const terms = readQuery(asked.join(' '))
        const expected = stored.filter((each) =>
          terms.every((term) => searchPartsOf(each).some((part) => findTerms(part.text, [term])[0]?.length !== 0)),
        )
        const all = await found(app, asked.join(' '))
        const ranked = expected.toReversed().toSorted((a, b) => rankOf(b, terms) - rankOf(a, terms))
        expect(all).toEqual(ranked.map(({ id }) => id))
        // A few of them are the first of all, though no other is ranked for them.
        for (const limit of [1, 3]) {
          const { hits } = await find(app, asked.join(' '), { limit, offset: 1 })
          expect(hits.map(({ id }) => id)).toEqual(all.slice(1, 1 + limit))
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('an index that no longer fits is told by the verification and made anew', async () => {
  const app = await openTestApp()
  const one = aNotice('Trung tâm dữ liệu.')
  await keepAll(app, [one, aNotice('Khác.')])
  const verify = () => app.as('archivist')('store.verify', {})
  expect((await verify()).problems).toEqual([])
  await sql`update search_part set text = 'mất' where part = ${one.items[0]?.id}`.execute(app.store.db)
  await sql`delete from document_words`.execute(app.store.db)
  expect((await verify()).problems).toHaveLength(2)
  expect(await found(app, 'trung tam')).toEqual([])
  expect(await app.as('archivist')('search.rebuild', {})).toEqual({ done: 2, total: 2, next: null })
  expect((await verify()).problems).toEqual([])
  expect(await found(app, 'trung tam')).toEqual([one.id])
})
