/** Commands on the versions of a notice: versions, compare, restore-version. */
import { describeChange } from '../../domain/notice/compare-notices.ts'
import type { NoticeVersion } from '../../domain/office/records.ts'
import { readVersion } from './arguments.ts'
import { type Commands, WrongUse, only } from './command.ts'

export const versionCommands: Commands = {
  versions: async ({ call }, words) => {
    const versions = await call('notice.versions', { id: only(words, 'MÃ') })
    return { value: versions, lines: versions.map(describeVersion) }
  },

  compare: async ({ call }, words) => {
    const [id, first, second, ...others] = words
    const from = readVersion('compare', first)
    if (id === undefined || from === undefined || others.length > 0) throw new WrongUse('compare MÃ TỪ_BẢN [ĐẾN_BẢN]')
    const to = readVersion('compare', second)
    const { changes, ...versions } = await call('notice.compare', { id, from, ...(to === undefined ? {} : { to }) })
    const lines = changes.map(describeChange)
    return {
      value: { ...versions, changes: changes.map((change, at) => ({ ...change, line: lines[at] })) },
      lines: [
        ...lines,
        lines.length === 0
          ? 'Hai bản không khác nhau chữ nào.'
          : `${lines.length} thay đổi từ bản ${versions.from.version} đến bản ${versions.to.version}.`,
      ],
    }
  },

  'restore-version': async ({ call, options }, words) => {
    const id = only(words, 'MÃ')
    const { from } = options
    if (from === undefined) throw new WrongUse('restore-version MÃ --from BẢN')
    const { version } = await call('notice.get', { id })
    const saved = await call('notice.restoreVersion', { id, version, from })
    return { value: saved, lines: [`Đã khôi phục bản ${from} thành bản ${saved.version}.`] }
  },
}

function describeVersion({ version, savedAt, savedBy }: NoticeVersion): string {
  return `${String(version).padStart(4)}  ${savedAt}  ${savedBy}`
}
