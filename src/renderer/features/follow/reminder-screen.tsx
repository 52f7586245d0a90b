/** Who is late or soon due, and the letters that remind them. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Reminder } from '../../../domain/follow-up/write-papers.ts'
import { capitalize } from '../../../domain/words/text.ts'
import { drafters, hasRole } from '../../../domain/office/roles.ts'
import { today } from '../../notice-editor/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { DateField } from '../../ui/fields.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { Empty, Waiting } from '../../ui/parts.tsx'
import { useCall, useWriteCall } from '../../use-call.ts'
import { useUser } from '../../use-user.ts'
import classes from './follow.module.css'
import { FollowHeading, type PartProps } from './follow-heading.tsx'
import { RowList } from './row-list.tsx'

export function ReminderScreen({ openPart, openNotice }: PartProps) {
  const [on, setOn] = useState<string | null>(today())
  const { data: user } = useUser()
  const { data: reminders, error, refetch } = useCall('follow.reminders', { on })
  const writing = useWriteCall('follow.writeReminders')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = (reminders ?? []).filter(({ lead }) => !left.has(lead)).map(({ lead }) => lead)
  async function write(): Promise<void> {
    const written = await writing.attempt({ on, leads: chosen }, 'Chưa lập được văn bản đôn đốc')
    if (written === null) return
    const [first] = written.ids
    if (written.ids.length === 1 && first !== undefined) openNotice(first)
    else notifyDone(`Đã lập ${written.ids.length} dự thảo, có ở màn hình Thông báo.`)
  }
  return (
    <>
      <FollowHeading part="don-doc" openPart={openPart}>
        <div className={classes.day}>
          <DateField label="Tính đến ngày" value={on} onChange={setOn} />
        </div>
        {user !== undefined && hasRole(user, drafters) && (
          <Button loading={writing.isPending} disabled={chosen.length === 0} onClick={() => void write()}>
            Lập văn bản đôn đốc ({chosen.length})
          </Button>
        )}
      </FollowHeading>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : reminders === undefined ? (
        <Waiting />
      ) : reminders.length === 0 ? (
        <Empty title="Không có cơ quan nào quá hạn hoặc đến hạn trong 7 ngày tới" />
      ) : (
        <Leads reminders={reminders} left={left} setLeft={setLeft} openNotice={openNotice} />
      )}
    </>
  )
}

interface LeadsProps {
  readonly reminders: readonly Reminder[]
  /** Leads that get no letter. */
  readonly left: ReadonlySet<string>
  readonly setLeft: (left: ReadonlySet<string>) => void
  readonly openNotice: (id: string) => void
}

function Leads({ reminders, left, setLeft, openNotice }: LeadsProps) {
  const [opened, setOpened] = useState<Reminder | null>(null)
  const without = (lead: string) => new Set([...left].filter((one) => one !== lead))
  return (
    <div className={classes.report}>
      <p className={classes.explained}>
        Mỗi cơ quan một dự thảo với các nhiệm vụ của mình; sửa trên bàn soạn thảo, trình ký, cho số như thông báo khác.
      </p>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th>Cơ quan chủ trì</th>
            <th>Quá hạn</th>
            <th>Đến hạn trong 7 ngày</th>
            <th>Nhiệm vụ</th>
          </tr>
        </thead>
        <tbody>
          {reminders.map((reminder) => {
            const { lead, rows } = reminder
            const overdue = rows.filter(({ current }) => current === 'overdue').length
            return (
              <tr key={lead}>
                <th scope="row">
                  <Checkbox
                    label={capitalize(lead)}
                    checked={!left.has(lead)}
                    onChange={(event) =>
                      setLeft(event.currentTarget.checked ? without(lead) : new Set([...left, lead]))
                    }
                  />
                </th>
                <td>{overdue}</td>
                <td>{rows.length - overdue}</td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`Xem nhiệm vụ của ${lead}`}
                    onClick={() => setOpened(reminder)}
                  >
                    Xem
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {opened !== null && (
        <RowList
          title={capitalize(opened.lead)}
          rows={opened.rows}
          openNotice={openNotice}
          close={() => setOpened(null)}
        />
      )}
    </div>
  )
}
