/** Lines of the source that are not understood: kept and shown, never printed, until somebody takes them out. */
import { Button } from '@mantine/core'
import type { Notice, UnplacedLine } from '../../domain/notice/notice.ts'
import classes from './editor.module.css'
import { useEditor } from './use-editor.ts'

const without = (id: string) => (now: Notice) => ({ ...now, unplaced: now.unplaced.filter((line) => line.id !== id) })

export function UnplacedLines({ lines }: { readonly lines: readonly UnplacedLine[] }) {
  const { edit, readOnly } = useEditor()
  if (lines.length === 0) return null
  return (
    <section className={classes.group} aria-label="Dòng chưa xếp chỗ">
      <h3 className={classes.groupTitle}>Dòng chưa xếp chỗ</h3>
      <p className={classes.hint}>Chưa rõ các dòng này thuộc phần nào. Chúng được giữ lại ở đây và không in ra.</p>
      <ul className={classes.unplaced}>
        {lines.map(({ id, line, text }) => (
          <li key={id} data-part={id} data-place={id} tabIndex={-1}>
            <span>
              {text}
              {line !== null && <small> (dòng {line} của bản gốc)</small>}
            </span>
            {!readOnly && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`Bỏ dòng: ${text.slice(0, 80)}`}
                onClick={() => edit('unplaced/remove', without(id))}
              >
                Bỏ dòng này
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
