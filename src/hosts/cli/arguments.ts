/** Reads the words of the command line into a command and its options. */
import { parseArgs } from 'node:util'
import { userStoreDirectory } from '../machine-user.ts'
import { type Options, WrongUse } from './command.ts'
import { readDay } from './read-day.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const known = {
  store: text,
  docx: text,
  xlsx: text,
  text,
  pdf: text,
  'pdf-a': flag,
  'status-sheet': text,
  lead: text,
  from: text,
  to: text,
  redline: text,
  package: text,
  proof: text,
  with: text,
  zip: text,
  key: text,
  reason: text,
  user: text,
  office: text,
  organ: text,
  symbol: text,
  number: text,
  date: text,
  on: text,
  year: text,
  channel: text,
  unsent: flag,
  database: text,
  listen: text,
  name: text,
  yes: flag,
  json: flag,
  help: { ...flag, short: 'h' },
} as const

export function readArguments(args: readonly string[]): {
  command: string
  words: string[]
  options: Options
  wantsHelp: boolean
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: known,
    })
    const [command = '', ...words] = positionals
    const { docx, xlsx } = values
    const takesDays = command === 'board'
    return {
      command,
      words,
      options: {
        store: values.store ?? userStoreDirectory(),
        json: values.json ?? false,
        docx,
        xlsx,
        text: values.text,
        pdf: values.pdf,
        archive: values['pdf-a'] ?? false,
        statusSheet: values['status-sheet'],
        lead: values.lead,
        from: takesDays ? undefined : readVersion('--from', values.from),
        to: takesDays || command === 'backup' ? undefined : readVersion('--to', values.to),
        between: takesDays ? { from: readDayOf(values.from), to: readDayOf(values.to) } : {},
        on: readDayOf(values.on),
        folder: values.to,
        yes: values.yes ?? false,
        redline: values.redline,
        package: values.package,
        proof: values.proof,
        with: values.with,
        zip: values.zip,
        key: values.key,
        reason: values.reason,
        user: values.user,
        office: values.office,
        organ: values.organ,
        symbol: values.symbol,
        number: readNumber('number', values.number),
        date: values.date === undefined ? undefined : readDay(values.date),
        year: readNumber('year', values.year),
        channel: values.channel,
        unsent: values.unsent ?? false,
        database: values.database ?? process.env['KET_LUAN_DATABASE'],
        listen: values.listen,
        name: values.name,
      },
      wantsHelp: values.help ?? false,
    }
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error))
  }
}

function readDayOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : readDay(written)
}

/** The number of a version; undefined when none is given. */
export function readVersion(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new WrongUse(`${name}: cần số của một bản, không phải "${written}"`)
  return Number(written)
}

function readNumber(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  if (!/^\d{1,5}$/.test(written)) throw new WrongUse(`--${name} cần một số`)
  return Number(written)
}
