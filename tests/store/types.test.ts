/** What the compiler holds: who is handed a reader cannot write. The expectations are checked by `npm run typecheck`. */
import { expectTypeOf, test } from 'vitest'
import type { Context, WriteContext } from '../../src/services/context.ts'
import { insertDoubts } from '../../src/store/doubts.ts'
import type { ReadableDb, WritableDb } from '../../src/store/db.ts'
import { getNotice } from '../../src/store/notices.ts'
import type { ApartReader } from '../../src/store/store.ts'

test('a reader has no way to write, and is no writer', () => {
  expectTypeOf<keyof ReadableDb>().toEqualTypeOf<'selectFrom'>()
  expectTypeOf<Context['db']>().toEqualTypeOf<ReadableDb>()
  expectTypeOf<ApartReader['db']>().toEqualTypeOf<ReadableDb>()
  expectTypeOf<Context['store']>().not.toHaveProperty('db')
  expectTypeOf<WriteContext['db']>().toEqualTypeOf<WritableDb>()
  expectTypeOf(insertDoubts).parameter(0).toEqualTypeOf<WritableDb>()
  expectTypeOf<ReadableDb>().not.toExtend<WritableDb>()
})

test('a writer may read', () => {
  expectTypeOf<WritableDb>().toExtend<ReadableDb>()
  expectTypeOf(getNotice).toBeCallableWith({} as WritableDb, 'id')
})
