/** Reads the words of the command line into a command and its options. */
import { parseArgs } from 'node:util'
import { userStoreDirectory } from '../machine-user.ts'
import { type Options, WrongUse } from './command.ts'

export function readArguments(args: readonly string[]): {
  command: string
  words: string[]
  options: Options
  wantsHelp: boolean
} {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        store: text,
        docx: text,
        xlsx: text,
        text,
        pdf: text,
        'pdf-a': { type: 'boolean' },
        'status-sheet': text,
        lead: text,
        from: text,
        to: text,
        redline: text,
        key: text,
        reason: text,
        user: text,
        office: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [command = '', ...words] = positionals
    const { docx, xlsx } = values
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
        from: readVersion('--from', values.from),
        to: readVersion('--to', values.to),
        redline: values.redline,
        key: values.key,
        reason: values.reason,
        user: values.user,
        office: values.office,
      },
      wantsHelp: values.help ?? false,
    }
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error))
  }
}

/** The number of a version; undefined when none is given. */
export function readVersion(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(written)) throw new WrongUse(`${name}: cần số của một bản, không phải "${written}"`)
  return Number(written)
}
