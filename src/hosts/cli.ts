/** The command line: any deed of the app from a script. Exit 0 done, 1 refused, 2 wrong use. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CallFailed, connect } from '../contract/client.ts'
import type { CallName, InputOf, OutputOf } from '../contract/contract.ts'
import type { Actor } from '../domain/office/roles.ts'
import { Refusal, describePlace } from '../domain/errors.ts'
import { writeShortDate } from '../domain/deadline/dates.ts'
import { type AuditRecord, type NoticeSummary, describeNumber } from '../domain/office/records.ts'
import { help } from './cli-help.ts'
import { direct } from './direct.ts'
import { diskFiles } from './disk-files.ts'
import { userStoreDirectory } from './machine-user.ts'

interface Options {
  readonly store: string
  readonly json: boolean
  readonly docx: string | undefined
  readonly xlsx: string | undefined
  readonly text: string | undefined
  /** Of the finding that is waived, and why. */
  readonly key: string | undefined
  readonly reason: string | undefined
}

/** The paths a call reads or writes. */
interface Paths {
  readonly openFrom?: string
  readonly saveTo?: string
}

/** One run of a command: calls go through the door. */
interface Session {
  readonly options: Options
  readonly call: <Name extends CallName>(name: Name, input: InputOf<Name>, paths?: Paths) => Promise<OutputOf<Name>>
}

/** What a command prints: a value for --json, lines for people. */
interface Answer {
  readonly value: unknown
  readonly lines: readonly string[]
  /** When the command was carried out and found something wrong: 1, or 3 for errors in a notice. */
  readonly exitCode?: 1 | 3
}

const severityNames = { error: 'LỖI', warning: 'CẢNH BÁO', info: 'LƯU Ý' } as const

/** What went wrong inside, for the one line of JSON or for the people at the terminal. */
let defect: string | undefined

/** Wrong use: exit 2. */
class WrongUse extends Error {}

/** Who works on the command line: whoever can open the store's key. */
const actor: Actor = { name: process.env.USER ?? process.env.USERNAME ?? 'cli', role: 'admin' }

const commands: Readonly<Record<string, (session: Session, words: readonly string[]) => Promise<Answer>>> = {
  import: async ({ call }, words) => {
    const read = await call('notice.readFile', {}, { openFrom: only(words, 'TỆP') })
    if (read === null) throw new WrongUse('import TỆP')
    const { id } = await call('notice.create', {
      notice: read.notice,
      original: read.original,
      doubts: [...read.doubts],
    })
    const doubts = read.doubts.map((doubt) => `  - ${describePlace(doubt.place)}: ${doubt.message}`)
    return {
      value: { id, doubts: read.doubts },
      lines: [
        `Đã nhập: ${id}`,
        doubts.length === 0 ? 'Không có điểm nào cần xem lại.' : `Cần xem lại ${doubts.length} điểm:`,
        ...doubts,
      ],
    }
  },

  list: async ({ call }, words) => {
    const notices: NoticeSummary[] = []
    for (;;) {
      const page = await call('notice.list', { query: words.join(' '), limit: 1000, offset: notices.length })
      notices.push(...page)
      if (page.length < 1000) break
    }
    const lines = notices.map(({ id, number, symbol, issuedOn, taskCount, abstract }) =>
      [
        id,
        describeNumber({ number, symbol }),
        issuedOn === null ? '' : writeShortDate(issuedOn),
        `${taskCount} nhiệm vụ`,
        abstract,
      ].join('  '),
    )
    return { value: notices, lines: lines.length === 0 ? ['Kho chưa có thông báo nào.'] : lines }
  },

  show: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const view = await call('notice.get', { id })
    const tasks = await call('notice.tasks', { id })
    const { header } = view.notice
    return {
      value: { id, ...view, tasks },
      lines: [
        `${view.notice.typeName} ${header.number === null ? '(chưa có số)' : `số ${header.number}-${header.symbol}`}, bản ${view.version}, ${view.state}`,
        ...view.notice.abstract,
        ...tasks.map((task) => `${task.ordinal}. ${task.name} | ${task.leads.map((body) => body.name).join('; ')}`),
      ],
    }
  },

  export: async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    const wanted = (
      [
        ['notice.exportDocx', options.docx],
        ['notice.exportXlsx', options.xlsx],
        ['notice.exportText', options.text],
      ] as const
    ).flatMap(([name, path]) => (path === undefined ? [] : [{ name, path }]))
    if (wanted.length === 0) throw new WrongUse('export MÃ --docx TỆP --xlsx TỆP --text TỆP')
    if (new Set(wanted.map(({ path }) => resolve(path))).size < wanted.length)
      throw new WrongUse('hai loại không thể ghi vào cùng một tệp')
    const written = []
    const refused: CallFailed[] = []
    // One kind that cannot be made (a workbook of a notice without appendix) keeps nobody from the others.
    for (const { name, path } of wanted) {
      try {
        written.push(await call(name, { id }, { saveTo: path }))
      } catch (error) {
        if (!(error instanceof CallFailed) || error.error.code === 'defect') throw error
        refused.push(error)
      }
    }
    const [first] = refused
    if (first !== undefined && written.length === 0) throw first
    for (const { message, error } of refused)
      process.stderr.write(`${options.json ? JSON.stringify({ error }) : message}\n`)
    return {
      value: written,
      lines: written.map((file) =>
        file === null ? '' : `Đã ghi ${file.fileName} (${file.size} byte, sha256 ${file.sha256})`,
      ),
      ...(first === undefined ? {} : { exitCode: 1 as const }),
    }
  },

  check: async ({ call }, words) => {
    const target = only(words, 'TỆP hoặc MÃ')
    const report = existsSync(target)
      ? await call('notice.checkFile', {}, { openFrom: target })
      : await call('notice.check', { id: target })
    if (report === null) throw new WrongUse('check TỆP|MÃ')
    const findings = report.findings.map(({ rule, severity, place, found, expected, message, key }) => ({
      rule,
      severity,
      ...(place.row === undefined ? {} : { row: place.row }),
      ...(place.row === undefined && place.path !== undefined ? { path: place.path } : {}),
      text: found,
      expected,
      message,
      place: describePlace(place),
      key,
    }))
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const lines = findings.map(
      ({ rule, severity, place, message }) =>
        `${severityNames[severity].padEnd(9)} ${rule.padEnd(8)} ${place}: ${message}`,
    )
    return {
      value: { findings },
      lines: [...lines, findings.length === 0 ? 'Không thấy lỗi nào.' : `${errors} lỗi trong ${findings.length} điểm.`],
      ...(errors > 0 ? { exitCode: 3 as const } : {}),
    }
  },

  rules: async ({ call }, words) => {
    none(words)
    const rules = await call('rule.list', {})
    return {
      value: rules,
      lines: rules.map(
        ({ id, severity, title, name }) =>
          `${id.padEnd(8)} ${(severity === 'off' ? 'tắt' : severityNames[severity]).padEnd(9)} ${title}  (${name})`,
      ),
    }
  },

  waive: async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    if (options.key === undefined || options.reason === undefined)
      throw new WrongUse('waive MÃ --key KHÓA --reason LÝ DO')
    const waiver = await call('notice.waive', { id, key: options.key, reason: options.reason })
    return { value: waiver, lines: [`Đã bỏ qua ${waiver.rule} có lý do.`] }
  },

  submit: (session, words) => step(session, words, 'notice.submit', 'Đã trình'),

  'take-back': (session, words) => step(session, words, 'notice.takeBack', 'Đã rút về dự thảo'),

  issue: (session, words) => step(session, words, 'notice.issue', 'Đã ban hành'),

  delete: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const { version } = await call('notice.get', { id })
    return {
      value: await call('notice.deleteDraft', { id, version }),
      lines: [`Đã xóa bản dự thảo ${id}. Khôi phục: restore ${id}`],
    }
  },

  restore: async ({ call }, words) => {
    const id = only(words, 'MÃ')
    const { version } = await call('notice.get', { id })
    return { value: await call('notice.restoreDraft', { id, version }), lines: [`Đã khôi phục ${id}.`] }
  },

  audit: async ({ call }, words) => {
    const rows: AuditRecord[] = []
    for (;;) {
      const page = await call('audit.list', {
        limit: 1000,
        subject: words[0] ?? '',
        before: rows.at(-1)?.sequence ?? null,
      })
      rows.push(...page)
      if (page.length < 1000) break
    }
    return {
      value: rows,
      lines: rows.map((row) => `${row.sequence}  ${row.at}  ${row.actor}  ${row.call}  ${row.subject}`),
    }
  },

  'verify-store': async ({ call }, words) => {
    none(words)
    const report = await call('store.verify', {})
    const counted = `${report.notices} thông báo, ${report.originals} tệp gốc, ${report.auditRows} dòng nhật ký`
    const told = report.sound
      ? [`Kho toàn vẹn: ${counted}.`]
      : [`Kho có ${report.problems.length} chỗ hỏng (${counted}):`, ...report.problems]
    const lines = [...told, ...report.remarks]
    return { value: report, lines, ...(report.sound ? {} : { exitCode: 1 as const }) }
  },

  diagnostics: async ({ call }, words) => {
    none(words)
    const facts = await call('store.diagnostics', {})
    return {
      value: facts,
      lines: Object.entries(facts).map(
        ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      ),
    }
  },
}

/** Moves the version that is stored now one step on its way. */
async function step(
  { call }: Session,
  words: readonly string[],
  name: 'notice.submit' | 'notice.takeBack' | 'notice.issue',
  done: string,
): Promise<Answer> {
  const id = only(words, 'MÃ')
  const { version } = await call('notice.get', { id })
  return { value: await call(name, { id, version }), lines: [`${done} ${id}.`] }
}

function none(words: readonly string[]): void {
  if (words.length > 0) throw new WrongUse(`thừa "${words.join(' ')}"`)
}

function only(words: readonly string[], name: string): string {
  const [word] = words
  if (word === undefined || words.length > 1) throw new WrongUse(`cần đúng một ${name}`)
  return word
}

function readArguments(args: readonly string[]): {
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
        key: text,
        reason: text,
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
        key: values.key,
        reason: values.reason,
      },
      wantsHelp: values.help ?? false,
    }
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error))
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { command, words, options, wantsHelp } = readArguments(args)
  if (wantsHelp || command === 'help') {
    process.stdout.write(help)
    return 0
  }
  if (!Object.hasOwn(commands, command))
    throw new WrongUse(command === '' ? 'thiếu LỆNH' : `không có lệnh "${command}"`)
  // Loaded when first needed: `--help` and wrong use answer at once.
  const { openLocalApp } = await import('./local-app.ts')
  const app = await openLocalApp(options.store, diskFiles({}, options.store), ({ call, error }) => {
    defect = `${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  })
  try {
    const session: Session = {
      options,
      call: (name, input, { openFrom = null, saveTo = null } = {}) => {
        const files = diskFiles(
          { openFrom: () => Promise.resolve(openFrom), saveTo: () => Promise.resolve(saveTo) },
          options.store,
        )
        return connect(direct(app, actor, files))(name, input)
      },
    }
    const answer = await commands[command]?.(session, words)
    if (answer === undefined) return 2
    process.stdout.write(`${options.json ? JSON.stringify(answer.value) : answer.lines.join('\n')}\n`)
    return answer.exitCode ?? 0
  } finally {
    await app.close()
  }
}

/** Tells why on standard error and gives the exit code. */
function explain(error: unknown, json: boolean): number {
  if (error instanceof WrongUse) {
    process.stderr.write(`Gọi sai cách (wrong use; --help): ${error.message}\n\n${help}`)
    return 2
  }
  const refusal =
    error instanceof CallFailed
      ? error.error
      : error instanceof Refusal
        ? { code: error.code, message: error.message, details: error.details }
        : { code: 'defect' as const, message: error instanceof Error ? error.message : String(error), details: {} }
  const told = defect === undefined ? refusal : { ...refusal, defect }
  process.stderr.write(
    json ? `${JSON.stringify({ error: told })}\n` : `${refusal.message}\n${defect === undefined ? '' : `${defect}\n`}`,
  )
  return 1
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0))
const args = process.argv.slice(2)
try {
  process.exitCode = await run(args)
} catch (error) {
  process.exitCode = explain(error, args.includes('--json'))
}
