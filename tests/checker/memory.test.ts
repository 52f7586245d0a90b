/** What is remembered belongs to the memory that the caller passes in: nothing else is known from an earlier check. */
import { describe, expect, test } from 'vitest'
import { changeCell } from '../../src/domain/notice/edit-notice.ts'
import type { Notice, TaskField } from '../../src/domain/notice/notice.ts'
import { checkNotice } from '../../src/checker/check.ts'
import { item, notice, row, withRows } from '../../src/checker/examples.ts'
import { createMemory } from '../../src/checker/memory.ts'
import { matchDirectives } from '../../src/checker/reading/matches.ts'
import { readForRules, rememberReading } from '../../src/checker/reading/reading.ts'
import type { Finding, Rule } from '../../src/checker/rule.ts'
import { rules } from '../../src/checker/rules/index.ts'
import { standardSet } from '../../src/checker/standard.ts'
import { rowsOf } from '../helpers/build.ts'
import { ruleContext } from '../helpers/rule-context.ts'

const facts = {
  severity: 'warning',
  detection: 'mechanical',
  title: '',
  why: '',
  examples: { good: [], bad: [] },
} as const

/** Rules that write down what they are asked for; they object to a row named "Sai" and to each text with "sai". */
function watchers(): { readonly asked: string[]; readonly watching: readonly Rule[] } {
  const asked: string[] = []
  const say = (part: string): Finding => ({ spot: { part, field: 'name' }, found: '', expected: '', message: '' })
  return {
    asked,
    watching: [
      {
        ...facts,
        name: 'row',
        id: 'T-1',
        scope: 'row',
        check: ({ row: { id, name } }) => {
          asked.push(`row ${name}`)
          return name === 'Sai' ? [say(id)] : []
        },
      },
      {
        ...facts,
        name: 'text',
        id: 'T-2',
        scope: 'text',
        check: ({ spot, text, kind, role }) => {
          if (kind === 'cell' && role === 'name') asked.push(`text ${text}`)
          return text.includes('sai') ? [say(spot.part)] : []
        },
      },
    ],
  }
}

const table = () => withRows(row({ name: 'Một' }), row({ name: 'Hai' }), row({ name: 'Hai' }), row({ name: 'Sai' }))
const rename = (of: Notice, at: number, name: string) => changeCell(of, rowsOf(of)[at]?.id ?? '', 'name', name)
/** Its task tables with columns that say something else. */
const withRoles = (of: Notice, roles: Partial<Record<TaskField, TaskField>>): Notice => ({
  ...of,
  appendices: of.appendices.map((part) =>
    part.kind === 'tasks'
      ? {
          ...part,
          columns: part.columns.map((one) =>
            one.role === null || one.role === 'ordinal' ? one : { ...one, role: roles[one.role] ?? one.role },
          ),
        }
      : part,
  ),
})

describe('after an edit', () => {
  test('only what changed is checked, and what finds nothing in some words is not asked about them again', () => {
    const { asked, watching } = watchers()
    const memory = createMemory()
    const context = ruleContext()
    const check = (of: Notice) => {
      asked.length = 0
      return checkNotice(of, watching, standardSet, context, memory).findings.map(({ rule }) => rule)
    }
    const first = table()
    expect(check(first)).toEqual(['T-1'])
    expect(asked.filter((one) => one.startsWith('row'))).toEqual(['row Một', 'row Hai', 'row Hai', 'row Sai'])
    expect(asked.filter((one) => one === 'text Hai')).toHaveLength(1)
    expect(check(first)).toEqual(['T-1'])
    expect(asked).toEqual([])
    const second = rename(first, 0, 'Rất sai')
    expect(check(second)).toEqual(['T-2', 'T-1'])
    expect(asked).toEqual(['row Rất sai', 'text Rất sai'])
    expect(check(rename(second, 0, 'Hai'))).toEqual(['T-1'])
    expect(asked).toEqual(['row Hai'])
  })

  test('rows are read again when the columns of their table change', () => {
    const { asked, watching } = watchers()
    const memory = createMemory()
    const context = ruleContext()
    const check = (of: Notice) => {
      asked.length = 0
      return checkNotice(of, watching, standardSet, context, memory).findings.map(({ rule }) => rule)
    }
    const first = withRows(row({ name: 'Một', lead: 'Sai' }), row({ name: 'Hai', lead: 'Ba' }))
    expect(check(first)).toEqual([])
    const second = withRoles(first, { name: 'lead', lead: 'name' })
    expect(check(second)).toEqual(['T-1'])
    expect(asked).toEqual(['row Sai', 'row Ba', 'text Sai', 'text Ba'])
    expect(check(rename(second, 1, 'Bốn'))).toEqual(['T-1'])
    expect(asked).toEqual(['row Ba'])
    expect(check(first)).toEqual([])
    expect(asked).toEqual([])
  })

  test.each([
    ['another context', (of: Notice) => of, () => ({ doubts: [] })],
    ['another date', (of: Notice): Notice => ({ ...of, header: { ...of.header, date: '2026-05-05' } }), null],
    ['another place', (of: Notice): Notice => ({ ...of, header: { ...of.header, place: 'Sông Lam' } }), null],
  ])('%s: all is checked anew', (_, change, changeContext) => {
    const { asked, watching } = watchers()
    const memory = createMemory()
    const context = ruleContext({}, '')
    const first = table()
    checkNotice(first, watching, standardSet, context, memory)
    asked.length = 0
    const after = changeContext === null ? context : { ...context, ...changeContext() }
    checkNotice(change(first), watching, standardSet, after, memory)
    expect(asked.filter((one) => one.startsWith('text'))).toEqual(['text Một', 'text Hai', 'text Sai'])
  })
})

test('another memory knows nothing of it', () => {
  const { asked, watching } = watchers()
  const context = ruleContext()
  const of = table()
  for (const memory of [createMemory(), createMemory()]) checkNotice(of, watching, standardSet, context, memory)
  expect(asked.filter((one) => one === 'row Một')).toHaveLength(2)
})

test('two notices checked in turn with one memory, and with one each: the same findings', () => {
  const context = ruleContext()
  const directive = 'Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát kho dữ liệu dùng chung của tỉnh.'
  const notices = [
    notice({ items: [item('arabic', directive), item('arabic', directive)] }),
    withRows(row(), row(), row({ lead: '' })),
  ]
  const shared = createMemory()
  for (const of of [...notices, ...notices, ...notices.map((one) => rename(one, 0, 'Kho dữ liệu'))]) {
    const alone = checkNotice(structuredClone(of), rules, standardSet, context).findings
    expect(checkNotice(of, rules, standardSet, context, shared).findings).toEqual(alone)
    expect(alone.length).toBeGreaterThan(0)
  }
})

test('readings of two notices in turn do not mix', () => {
  const context = ruleContext()
  const [one, other] = ['kho dữ liệu dùng chung của tỉnh', 'bến thuyền ven sông của các xã'].map((work) =>
    notice({
      ...withRows(row({ name: `Xây dựng ${work}` })),
      items: [item('arabic', `Giao Sở Nội vụ xây dựng ${work}.`)],
    }),
  )
  const namesIn = (of: Notice | undefined) => {
    const reading = readForRules(of ?? notice(), rememberReading(of ?? notice(), context.directory))
    return () =>
      matchDirectives(reading, context.directory).flatMap(({ matches }) =>
        matches.map((found) => found.reading.row.name),
      )
  }
  const [first, second] = [namesIn(one), namesIn(other)]
  expect([first(), second(), first()]).toEqual([
    ['Xây dựng kho dữ liệu dùng chung của tỉnh'],
    ['Xây dựng bến thuyền ven sông của các xã'],
    ['Xây dựng kho dữ liệu dùng chung của tỉnh'],
  ])
})

describe('a memory', () => {
  test('makes a thing of a value once; nothing and no are things too', () => {
    const memory = createMemory()
    const made: object[] = []
    const read = (from: object, value: unknown) => {
      made.push(from)
      return value
    }
    const [one, other, third] = [{}, {}, {}]
    for (const _ of [1, 2]) {
      expect(memory.of(read, one, 'một')).toBe('một')
      expect(memory.of(read, other, null)).toBeNull()
      expect(memory.of(read, third, false)).toBe(false)
    }
    expect(made).toEqual([one, other, third])
    expect(createMemory().of(read, one, 'hai')).toBe('hai')
  })

  test('gives what was made last to be given back', () => {
    const memory = createMemory()
    const double = (last: { of: number; twice: number } | undefined, of: number) =>
      last?.of === of ? last : { of, twice: of * 2 }
    const first = memory.next(double, 2)
    expect(memory.next(double, 2)).toBe(first)
    expect(memory.next(double, 3)).toEqual({ of: 3, twice: 6 })
    expect(memory.next(double, 2)).not.toBe(first)
  })
})
