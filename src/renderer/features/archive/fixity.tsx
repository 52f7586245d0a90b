/** The check of kept files: on demand, and by itself at the first look of a week. */
import { Button, Menu } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { FixityReport } from '../../../contract/fixity.ts'
import { runJob } from '../../../contract/client.ts'
import { call } from '../../client.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { writeCount, writeMoment } from '../../ui/words.ts'
import { queryClient, useCall } from '../../use-call.ts'
import { print } from './print.ts'

const week = 7 * 24 * 3600 * 1000

export function Fixity() {
  const { data: last } = useCall('fixity.last', {})
  const [isChecking, setChecking] = useState(false)
  const hasBegun = useRef(false)
  /** What nobody asked for tells only what is wrong. */
  async function check(isAsked: boolean): Promise<void> {
    setChecking(true)
    try {
      const report = await runJob(call, 'fixity.check', {})
      if (report !== null && (isAsked || report.changed.length > 0)) tell(report)
      await queryClient.invalidateQueries({ queryKey: ['fixity.last'] })
    } catch (error) {
      notifyFailed('Chưa kiểm tra được các tệp', error)
    } finally {
      setChecking(false)
    }
  }
  useEffect(() => {
    if (last === undefined || hasBegun.current) return
    hasBegun.current = true
    if (last === null || Date.now() - Date.parse(last.at) > week) void check(false)
  }, [last])
  const found = last === undefined || last === null ? '' : ` (lần cuối ${writeMoment(last.at)})`
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={isChecking} title={`Kiểm tra toàn vẹn${found}`}>
          {last !== undefined && last !== null && last.changed.length > 0
            ? `Toàn vẹn: ${last.changed.length} tệp hỏng ▾`
            : 'Toàn vẹn ▾'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {last === undefined || last === null
            ? 'Chưa kiểm tra lần nào'
            : `Lần cuối ${writeMoment(last.at)}, ${writeCount(last.checked)} tệp`}
        </Menu.Label>
        <Menu.Item onClick={() => void check(true)}>Kiểm tra mọi tệp ngay</Menu.Item>
        {last !== undefined && last !== null && (
          <>
            <Menu.Item onClick={() => void print(call('fixity.exportReport', { as: 'docx' }))}>
              Báo cáo lần cuối (Word)
            </Menu.Item>
            <Menu.Item onClick={() => void print(call('fixity.exportReport', { as: 'pdf' }))}>
              Báo cáo lần cuối (PDF)
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function tell({ checked, changed }: FixityReport): void {
  if (changed.length === 0) return notifyDone(`Đã kiểm tra ${writeCount(checked)} tệp, tất cả còn nguyên vẹn.`)
  const named = changed.map(({ fileName, wholeAt }) => `${fileName}: còn nguyên vẹn lần cuối ${writeMoment(wholeAt)}`)
  notifyFailed(`${changed.length} tệp đã bị thay đổi`, new Error(named.join('. ')))
}
