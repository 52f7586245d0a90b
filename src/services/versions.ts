/** The saved versions of a notice: reading, comparing, putting one back. */
import { Refusal } from '../domain/errors.ts'
import { compareNotices } from '../domain/notice/compare-notices.ts'
import type { Notice } from '../domain/notice/notice.ts'
import type { NoticeVersion } from '../domain/office/records.ts'
import { getVersion, listVersions } from '../store/notices.ts'
import type { Handlers } from './handlers.ts'
import { prepareSave } from './notices.ts'

type Names = 'notice.versions' | 'notice.version' | 'notice.compare' | 'notice.restoreVersion'

export const versionHandlers: Handlers<Names> = {
  'notice.versions': ({ db }, { id }) => listVersions(db, id),

  'notice.version': async ({ db, tellReading }, { id, version }) => {
    const read = await getVersion(db, id, version)
    await tellReading(read.notice)
    return read
  },

  'notice.compare': async ({ db, tellReading }, { id, from, to }) => {
    const [before, after] = [await getVersion(db, id, from), await getVersion(db, id, to)]
    for (const { notice } of [before, after]) await tellReading(notice)
    return {
      from: withoutContent(before),
      to: withoutContent(after),
      changes: compareNotices(before.notice, after.notice),
    }
  },

  'notice.restoreVersion': {
    prepare: async (context, { id, version, from }) => {
      if (from === version)
        throw new Refusal('input.invalid', `Bản ${from} đang là bản hiện tại, không có gì để khôi phục.`, {
          field: 'from',
          found: String(from),
        })
      const { notice } = await getVersion(context.db, id, from)
      return prepareSave(context, { id, version, notice }, { restoredFrom: from })
    },
  },
}

function withoutContent({ version, savedAt, savedBy }: NoticeVersion & { readonly notice: Notice }): NoticeVersion {
  return { version, savedAt, savedBy }
}
