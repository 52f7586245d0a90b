import type { DeadlineValue } from '../../../domain/deadline/deadline.ts'
import { deadline, row, withRow, withRows, withText } from '../../examples.ts'
import { findingAt, type Limit, limitsOf, simpleValues } from '../../reading/limits.ts'
import type { NoticeRule } from '../../rule.ts'
import type { TextChange } from '../../../domain/notice/spot.ts'

const words = /quý (?:IV|I{1,3}|[1-4])(?![\p{L}\d])/iu
/** From so many rows on the column is reported as one. */
const fewest = 3

export const quarterWithYear: NoticeRule = {
  name: 'quarter-with-year',
  id: 'DL-14',
  severity: 'info',
  detection: 'mechanical',
  scope: 'notice',
  title: 'Quý không ghi năm',
  why: 'Read in January, "quý III" may be the one before or the one to come.',
  check: (reading) => {
    const year = reading.issuedOn?.slice(0, 4)
    const bare = limitsOf(reading).filter(
      ({ value, written }) => simpleValues(value).some(isBareQuarter) && words.test(written),
    )
    return [...Map.groupBy(bare, ({ where }) => where).values()].flatMap((limits) => {
      const groups = limits[0]?.where !== 'body' && limits.length >= fewest ? [limits] : limits.map((limit) => [limit])
      return groups.flatMap((group) => {
        const [first] = group
        if (first === undefined) return []
        const said =
          group.length === 1
            ? `“${first.written}” không ghi năm.`
            : `${group.length} hàng ghi quý mà không ghi năm, bắt đầu từ hàng này.`
        return [
          {
            ...findingAt(first, year === undefined ? '' : addYear(first.written, year), `${said} Hãy ghi đủ năm.`),
            ...(year === undefined
              ? {}
              : {
                  fix: {
                    label: `Thêm “năm ${year}”${group.length === 1 ? '' : ` vào ${group.length} hàng`}`,
                    changes: group.map((limit) => changeOf(limit, year)),
                  },
                }),
          },
        ]
      })
    })
  },
  examples: {
    good: [
      withRow({ plannedTime: 'Quý III năm 2026', assigned: 'Hoàn thành trong quý II/2026' }),
      withRow({ plannedTime: '30/6/2026' }),
      withText('Công bố ', deadline('trong quý I năm 2026'), '.'),
      withText('Kết quả quý I đạt khá.'),
    ],
    bad: [
      {
        notice: withRow({ plannedTime: 'Quý III' }),
        finds: [
          { in: 'row 1 plannedTime', found: 'Quý III', expected: 'Quý III năm 2026', afterFix: 'Quý III năm 2026' },
        ],
      },
      {
        notice: withRows(
          row({ plannedTime: 'Quý III' }),
          row({ plannedTime: 'Quý IV' }),
          row({ plannedTime: 'Quý II' }),
        ),
        finds: [
          {
            in: 'row 1 plannedTime',
            found: 'Quý III',
            expected: 'Quý III năm 2026',
            afterFix: {
              'row 1 plannedTime': 'Quý III năm 2026',
              'row 2 plannedTime': 'Quý IV năm 2026',
              'row 3 plannedTime': 'Quý II năm 2026',
            },
          },
        ],
      },
      {
        notice: withRow({ assigned: 'Hoàn thành trong quý II' }),
        finds: [
          {
            in: 'row 1 assigned',
            found: 'Hoàn thành trong quý II',
            expected: 'Hoàn thành trong quý II năm 2026',
            afterFix: 'Hoàn thành trong quý II năm 2026',
          },
        ],
      },
    ],
  },
}

function isBareQuarter(value: DeadlineValue): boolean {
  return value.kind === 'quarter' && !value.yearWritten
}

function addYear(written: string, year: string): string {
  return written.replace(words, (quarter) => `${quarter} năm ${year}`)
}

function changeOf({ spot, written }: Limit, year: string): TextChange {
  return { spot, text: addYear(written, year) }
}
