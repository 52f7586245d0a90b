/** What the steps cannot say in the same words to every database. The store hands it in, so that steps import kysely alone. */
export interface StepDialect {
  /** Type of a column of bytes. */
  readonly bytes: string
  /** Type and key of a column that the database numbers by itself. */
  readonly numbered: string
  /** What stands behind the last bracket of a table. */
  readonly tableEnd: string
  /** The same for a small table that is read by its key alone. */
  readonly keyedTableEnd: string
  /** Columns of the index that the list of notices is sorted by and, where the database can, searched in. */
  readonly noticeListColumns: string
  /** Statements that make a table refuse every change and removal of its rows. */
  readonly makeAppendOnly: (table: string) => readonly string[]
  /** A table of words that is searched by words: `rowid`, `folded`, `exact`. */
  readonly wordTable: (name: string) => string
  /** Statements that make a table refuse some changes of its rows. */
  readonly refuse: (ban: Ban) => readonly string[]
}

/** A change of rows that the database refuses, whoever asks for it. */
export interface Ban {
  readonly table: string
  readonly operation: 'insert' | 'update' | 'delete'
  /** In SQL, of the rows `old` and `new`. */
  readonly when: string
  readonly because: string
}
