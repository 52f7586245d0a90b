/** The form of a notice: one canonical writing, a strict gate, ordered upgrades. */
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/domain/errors.ts'
import { canonicalText } from '../../../src/domain/notice/canonical.ts'
import { modelVersion, taskAppendices } from '../../../src/domain/notice/notice.ts'
import { parseNotice } from '../../../src/domain/notice/parse-notice.ts'
import { placesOf } from '../../../src/domain/notice/places.ts'
import { singleParts } from '../../../src/domain/notice/spot.ts'
import { anyNotice } from '../../helpers/arbitrary-notice.ts'
import { notice, rowsOf } from '../../helpers/build.ts'

function refusalOf(value: unknown): Refusal {
  try {
    parseNotice(value)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('not refused')
}

describe('the canonical text', () => {
  test('of any notice is read back equal, and written equal again', () => {
    fc.assert(
      fc.property(anyNotice, (one) => {
        const kept = parseNotice(one)
        const text = canonicalText(kept)
        const back = parseNotice(JSON.parse(text))
        expect(back).toEqual(kept)
        expect(canonicalText(back)).toBe(text)
        expect(text).toBe(text.normalize('NFC'))
      }),
      { numRuns: 200 },
    )
  })

  test('does not depend on the order of keys, and leaves out what is undefined', () => {
    const one = parseNotice(notice())
    const turned = Object.fromEntries(Object.entries(one).toReversed()) as typeof one
    expect(canonicalText(turned)).toBe(canonicalText(one))
    expect(canonicalText({ ...one, sourceForm: undefined })).toBe(canonicalText(one))
  })
})

/** Paths of all objects in a value whose keys are fixed by the model. */
function objectsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, entry]) =>
    objectsIn(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return Array.isArray(value) || path.at(-1) === 'cells' ? inner : [path, ...inner]
}

function withKey(value: unknown, path: readonly (string | number)[], key: string): unknown {
  const [first, ...rest] = path
  if (first === undefined) return { ...(value as object), [key]: 1 }
  if (Array.isArray(value)) return value.map((entry, at) => (at === first ? withKey(entry, rest, key) : entry))
  return { ...(value as object), [first]: withKey((value as Record<string, unknown>)[first], rest, key) }
}

describe('the gate', () => {
  test('refuses an unknown key anywhere, naming it', () => {
    fc.assert(
      fc.property(anyNotice, fc.nat(), (one, choice) => {
        const paths = objectsIn(one)
        const path = paths[choice % paths.length] ?? []
        const { code, details } = refusalOf(withKey(one, path, 'unknownKey'))
        expect(code).toBe('notice.invalid')
        expect(details.field).toContain('unknownKey')
        expect(details.place).toBeDefined()
      }),
      { numRuns: 200 },
    )
  })

  test('refuses cells that belong to no column, and a column without its cell', () => {
    const one = { ...notice(), appendices: [] as unknown[] }
    const columns = ['a', 'b', 'c'].map((id) => ({ id, role: null, heading: id }))
    const table = (cells: object) => ({
      kind: 'tasks',
      id: 't',
      title: '',
      issuedBy: '',
      columns,
      sections: [{ id: 's', title: '', rows: [{ id: 'r', cells }] }],
    })
    expect(() => parseNotice({ ...one, appendices: [table({ a: '', b: '', c: '' })] })).not.toThrow()
    expect(refusalOf({ ...one, appendices: [table({ a: '', b: '' })] }).details.field).toMatch(/cells\.c$/)
    expect(refusalOf({ ...one, appendices: [table({ a: '', b: '', c: '', d: '' })] }).details.field).toMatch(/cells/)
  })

  test('refuses two columns of one role, two of one id, and a role in a table that gives no tasks', () => {
    const one = notice()
    const table = (kind: string, ...columns: object[]) => ({
      ...one,
      appendices: [{ kind, id: 't', title: '', issuedBy: '', columns, sections: [] }],
    })
    const column = (id: string, role: string | null) => ({ id, role, heading: '' })
    expect(refusalOf(table('tasks', column('a', 'lead'), column('b', 'lead'), column('c', null))).message).toContain(
      'vai trò',
    )
    expect(refusalOf(table('tasks', column('a', 'lead'), column('a', null), column('c', null))).message).toContain(
      'hai lần',
    )
    expect(refusalOf(table('plain', column('a', 'lead'))).message).toContain('không giao nhiệm vụ')
    expect(refusalOf(table('tasks', column('whole', null), column('b', null), column('c', null))).message).toContain(
      'mã cột',
    )
  })

  test.each(singleParts)('refuses the id "%s", which is the name of a part', (id) => {
    expect(refusalOf({ ...notice(), bases: [{ id, text: 'Căn cứ' }] }).code).toBe('notice.invalid')
  })

  test('refuses a notice of a later program in words', () => {
    const { code, message } = refusalOf({ ...notice(), modelVersion: modelVersion + 1 })
    expect(code).toBe('notice.newer')
    expect(message).toContain('phiên bản mới hơn')
  })
})

/** Notices as earlier releases wrote them: kept for ever, never written anew. */
const kept = join(import.meta.dirname, '../../fixtures/model-1')

describe.each(readdirSync(kept))('the first form, as kept in %s', (name) => {
  const old = JSON.parse(readFileSync(join(kept, name), 'utf8')) as Record<string, unknown>

  test('opens as a notice of today, with every word', () => {
    const read = parseNotice(old)
    expect(read.modelVersion).toBe(modelVersion)
    const words = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : []
    }
    // Headings of columns that the first form kept beside the table.
    const now = new Set(words(read))
    expect(words(old).filter((word) => word !== '' && !now.has(word))).toEqual([])
    expect(parseNotice(JSON.parse(canonicalText(read)))).toEqual(read)
  })

  test('has its rows under the roles they were written in', () => {
    const rows = (old['appendices'] as { sections: { rows: { lead: string }[] }[] }[]).flatMap(({ sections }) =>
      sections.flatMap((section) => section.rows),
    )
    const [table] = taskAppendices(parseNotice(old))
    const lead = table?.columns.find(({ role }) => role === 'lead')?.id ?? ''
    expect(rowsOf(parseNotice(old)).map(({ cells }) => cells[lead])).toEqual(rows.map((row) => row.lead))
  })
})

test('every part of any notice has a place, and keeps it when another part goes', () => {
  fc.assert(
    fc.property(anyNotice, (one) => {
      const places = placesOf(one)
      for (const row of rowsOf(one)) expect(places.has(row.id)).toBe(true)
      for (const line of one.unplaced)
        expect(places.placeOf({ part: line.id, field: 'whole' }).component).toBe('unplaced')
      const [first] = one.appendices
      if (first === undefined) return
      const later = placesOf({ ...one, appendices: one.appendices.slice(1) })
      for (const appendix of one.appendices.slice(1)) expect(later.has(appendix.id)).toBe(true)
      expect(later.placeOf({ part: first.id, field: 'title' })).toEqual({ component: 'document' })
    }),
    { numRuns: 100 },
  )
})
