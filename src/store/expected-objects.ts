/** What a SQLite store is made of, compared with what the steps of this program make. */
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { EncryptedSqliteDialect, sqliteSteps } from './dialect/sqlite.ts'
import { type Steps, migrate } from './migrate.ts'
import type { Schema } from './schema.ts'
import { nameTable } from './table-names.ts'

interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string
}

/** The migrator's own tables are another library's words. */
const objects = `select type, name, tbl_name, sql from sqlite_schema
  where sql is not null and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\'
  order by name`

/** Tables, triggers and indexes that were added, changed or are missing, in words. */
export async function findStrangeObjects(raw: Database.Database, steps: Steps): Promise<string[]> {
  const found = readObjects(raw)
  const expected = await expectedObjects(steps)
  const names = [...new Set([...expected.keys(), ...found.keys()])].toSorted()
  return names.flatMap((name) => {
    const [own, here] = [expected.get(name), found.get(name)]
    if (own !== undefined && here?.sql === own.sql) return []
    return [`${nameObject(own ?? here)}: ${own === undefined ? added : here === undefined ? missing : changed}.`]
  })
}

const added = 'không phải của chương trình, đã được thêm vào kho'
const missing = 'đã bị bỏ khỏi kho'
const changed = 'đã bị sửa, không còn như chương trình tạo ra'

function nameObject(object: SchemaObject | undefined): string {
  if (object === undefined) return ''
  const { type, name, tbl_name: table } = object
  if (type === 'table') return `Bảng ${nameTable(name)}`
  return `${type === 'trigger' ? 'Chốt chặn sửa, xóa' : type === 'index' ? 'Chỉ mục' : type} "${name}" của bảng ${nameTable(table)}`
}

function readObjects(raw: Database.Database): Map<string, SchemaObject> {
  // What SQLite makes itself for an index of words is its own; its words may change with a release of SQLite.
  const shadows = new Set(
    (raw.pragma('table_list') as { name: string; type: string }[]).flatMap(({ name, type }) =>
      type === 'shadow' ? [name] : [],
    ),
  )
  const own = (raw.prepare(objects).all() as SchemaObject[]).filter(({ name }) => !shadows.has(name))
  return new Map(own.map((object) => [object.name, object]))
}

async function expectedObjects(steps: Steps): Promise<Map<string, SchemaObject>> {
  const raw = new Database(':memory:')
  try {
    await migrate(new Kysely<Schema>({ dialect: new EncryptedSqliteDialect(raw) }), steps, sqliteSteps)
    return readObjects(raw)
  } finally {
    raw.close()
  }
}
