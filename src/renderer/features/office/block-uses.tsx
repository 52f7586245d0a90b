/** The drafts that hold a text block: when it is saved, each offers the change as soon as it is opened. */
import { Button } from '@mantine/core'
import { writeMoment } from '../../ui/words.ts'
import { useCall } from '../../use-call.ts'
import classes from './office.module.css'

export function BlockUses({ id, openNotice }: { readonly id: string; readonly openNotice: (id: string) => void }) {
  const { data: uses = [] } = useCall('office.blockUses', { id })
  if (uses.length === 0) return null
  return (
    <section className={classes.uses} aria-label="Bản dự thảo đang dùng">
      <h3>Đang dùng trong {uses.length} bản dự thảo</h3>
      <p>
        Lưu xong, mỗi bản dự thảo khi mở ra sẽ hiện chỗ cần sửa để chọn thay hoặc giữ nguyên. Văn bản đã ban hành không
        đổi.
      </p>
      <ul>
        {uses.map(({ id: notice, name, places, updatedAt, updatedBy }) => (
          <li key={notice}>
            <Button size="compact-sm" variant="subtle" onClick={() => openNotice(notice)}>
              {name === '' ? 'Thông báo chưa có tên' : name}
            </Button>{' '}
            {places} chỗ, {updatedBy} sửa {writeMoment(updatedAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}
