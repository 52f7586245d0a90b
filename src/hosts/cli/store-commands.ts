/** Commands on the store as a whole: audit, verify-store, diagnostics. */
import { resolve } from 'node:path'
import { type CallFunction, runJob } from '../../contract/client.ts'
import type { StoreReport } from '../../contract/store.ts'
import type { AuditRecord } from '../../domain/office/records.ts'
import { type Commands, WrongUse, none } from './command.ts'

export const storeCommands: Commands = {
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
    const report = await verify(call)
    if (report === null) return { value: null, lines: ['Đã dừng.'], exitCode: 1 }
    const counted = `${report.notices} thông báo, ${report.originals} tệp gốc, ${report.auditRows} dòng nhật ký`
    const verdict = report.sound
      ? [`Kho toàn vẹn: ${counted}.`]
      : [`Kho có ${report.problems.length} chỗ hỏng (${counted}):`, ...report.problems]
    const lines = [...verdict, ...report.remarks]
    return { value: report, lines, ...(report.sound ? {} : { exitCode: 1 as const }) }
  },

  'accept-loss': async ({ call, options }, words) => {
    none(words)
    if (options.reason === undefined) throw new WrongUse('accept-loss --reason LÝ DO')
    const { gap } = await call('store.state', {})
    const state = await call('store.acceptLoss', { reason: options.reason })
    return {
      value: state,
      lines: ['Đã xác nhận và ghi vào nhật ký; từ bây giờ ghi tiếp được vào kho. Đã xác nhận:', gap ?? ''],
    }
  },

  backup: async ({ call, options: { folder } }, words) => {
    none(words)
    const made = await call('backup.make', folder === undefined ? {} : { to: resolve(folder) })
    const { reminders, secondPlace } = await call('backup.list', {})
    const counted = `${made.made?.notices ?? 0} thông báo, ${made.made?.auditRows ?? 0} dòng nhật ký`
    return {
      value: { ...made, secondPlace },
      lines: [
        `Đã sao lưu, mở lại và đếm: ${counted}.`,
        made.path,
        ...(folder === undefined ? [] : [`Đã chép sang “${folder}”.`]),
        ...reminders,
      ],
    }
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

/** Shows the progress on a terminal; Ctrl+C cancels. */
async function verify(call: CallFunction): Promise<StoreReport | null> {
  let isCancelled = false
  const cancel = () => {
    isCancelled = true
  }
  const { stderr } = process
  process.once('SIGINT', cancel)
  try {
    return await runJob(
      call,
      'store.verify',
      {},
      {
        isCancelled: () => isCancelled,
        onProgress: ({ step: what, done, total }) => {
          if (stderr.isTTY) stderr.write(`\r\u001B[K${what}: ${done}/${total}`)
        },
      },
    )
  } finally {
    process.removeListener('SIGINT', cancel)
    if (stderr.isTTY) stderr.write('\r\u001B[K')
  }
}
