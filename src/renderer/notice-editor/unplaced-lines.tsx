/** Lines of the source that are not understood: kept and shown, never printed, until somebody puts them in their place or takes them out. */
import type { Notice, UnplacedLine } from '../../domain/notice/notice.ts'
import { type LinePlace, linePlaces, placeLine } from '../../domain/notice/place-line.ts'
import classes from './editor.module.css'
import { type PartAction, PartMenu } from './part-menu.tsx'
import { useEditor } from './use-editor.ts'

const without = (id: string) => (now: Notice) => ({ ...now, unplaced: now.unplaced.filter((line) => line.id !== id) })

const placeNames: Readonly<Record<LinePlace, string>> = {
  item: 'Đưa vào cuối phần nội dung',
  closing: 'Đưa vào phần kết',
  recipient: 'Đưa vào nơi nhận',
}

export function UnplacedLines({ lines }: { readonly lines: readonly UnplacedLine[] }) {
  const { edit, readOnly } = useEditor()
  if (lines.length === 0) return null
  const actionsOf = (id: string): readonly PartAction[] => [
    ...linePlaces.map((place) => ({
      label: placeNames[place],
      run: () => edit(`unplaced/${place}`, (now: Notice) => placeLine(now, id, place)),
    })),
    { label: 'Bỏ dòng này', danger: true, run: () => edit('unplaced/remove', without(id)) },
  ]
  return (
    <section className={classes.group} aria-label="Dòng chưa xếp chỗ">
      <h2 className={classes.groupTitle}>Dòng chưa xếp chỗ</h2>
      <p className={classes.hint}>
        Chưa rõ các dòng này thuộc phần nào. Chúng được giữ lại ở đây và không in ra, cho đến khi được đưa vào đúng chỗ.
      </p>
      <ul className={classes.unplaced}>
        {lines.map(({ id, line, text }) => (
          <li key={id} data-part={id} data-place={id} tabIndex={-1}>
            <span>
              {text}
              {line !== null && <small> (dòng {line} của bản gốc)</small>}
            </span>
            {!readOnly && <PartMenu of={`dòng: ${text.slice(0, 80)}`} actions={() => actionsOf(id)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
