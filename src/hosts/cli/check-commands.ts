/** Commands of the checker: check, rules, waive. */
import { existsSync } from 'node:fs'
import { describePlace } from '../../domain/errors.ts'
import { type Commands, WrongUse, none, only } from './command.ts'

const severityNames = { error: 'LỖI', warning: 'CẢNH BÁO', info: 'LƯU Ý' } as const

export const checkCommands: Commands = {
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
    const broken = report.failed.map(
      ({ rule, defect: id }) => `Quy tắc ${rule} gặp lỗi của chương trình nên chưa kiểm tra được. Mã lỗi: ${id}.`,
    )
    const lines = findings.map(
      ({ rule, severity, place, message }) =>
        `${severityNames[severity].padEnd(9)} ${rule.padEnd(8)} ${place}: ${message}`,
    )
    return {
      value: { findings },
      lines: [
        ...lines,
        ...broken,
        findings.length === 0 ? 'Không thấy lỗi nào.' : `${errors} lỗi trong ${findings.length} điểm.`,
      ],
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
}
