/** The body of a notice: bases, opening, the nested items, closing. Each paragraph is one field of plain text. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Fragment, memo } from 'react'
import { changeById, changeItem, insertItemAfter, moveItem, removeItem } from '../../domain/notice/edit-notice.ts'
import type { Basis, Inline, Item, Marker, Notice, Paragraph } from '../../domain/notice/notice.ts'
import { walkItems } from '../../domain/notice/numbering.ts'
import { editInline } from '../../page/recognize/edit-inline.ts'
import { plainText } from '../../domain/notice/plain-text.ts'
import { TextField } from '../ui/fields.tsx'
import classes from './editor.module.css'
import { PartMenu } from './part-menu.tsx'
import { PlainTableFields } from './plain-table.tsx'
import { UnplacedLines } from './unplaced-lines.tsx'
import { newId, useEditor } from './use-editor.ts'

export function BodyFields({ notice }: { readonly notice: Notice }) {
  const { edit, readOnly } = useEditor()
  return (
    <>
      {(notice.bases.length > 0 || notice.kind === 'assignment') && <Bases bases={notice.bases} />}
      <Paragraphs title="Mở đầu" list="intro" parts={notice.intro} numbering={notice.numbering} />
      <Paragraphs title="Cơ sở kết luận" list="grounds" parts={notice.grounds} numbering={notice.numbering} />
      <fieldset className={classes.group} disabled={readOnly}>
        <legend>Nội dung</legend>
        {walkItems(notice).map(({ item, label, path, depth }) => (
          <Fragment key={item.id}>
            <ItemField item={item} label={label} path={path} depth={depth} numbering={notice.numbering} />
            {item.tables?.map((table) => (
              <PlainTableFields key={table.id} table={table} of={path} />
            ))}
          </Fragment>
        ))}
        <AddButton
          label="Thêm mục"
          add={() =>
            edit('items/add', (now) => ({
              ...now,
              items: [...now.items, blankItem(now.items.at(-1)?.marker ?? 'arabic')],
            }))
          }
        />
      </fieldset>
      <Paragraphs title="Phần kết" list="closing" parts={notice.closing} numbering={notice.numbering} />
      <UnplacedLines lines={notice.unplaced} />
    </>
  )
}

const blankItem = (marker: Marker): Item => ({ id: newId(), marker, content: [], items: [] })

export function AddButton({ label, add }: { readonly label: string; readonly add: () => void }) {
  return (
    <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
      {label}
    </Button>
  )
}

function Bases({ bases }: { readonly bases: readonly Basis[] }) {
  const { edit, readOnly } = useEditor()
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>Căn cứ</legend>
      <div className={classes.stack}>
        {bases.map((basis, index) => (
          <div className={classes.line} key={basis.id} data-part={basis.id}>
            <TextField
              hiddenLabel
              label={`Căn cứ ${index + 1}`}
              place={basis.id}
              spot={`${basis.id}/text`}
              value={basis.text}
              onChange={(text) =>
                edit(basis.id, (now) => ({
                  ...now,
                  bases: changeById(now.bases, basis.id, (part) => ({ ...part, text })),
                }))
              }
            />
            <PartMenu
              of={`căn cứ ${index + 1}`}
              actions={() => [
                {
                  label: 'Xóa căn cứ này',
                  danger: true,
                  run: () =>
                    edit('bases/remove', (now) => ({ ...now, bases: now.bases.filter(({ id }) => id !== basis.id) })),
                },
              ]}
            />
          </div>
        ))}
        <AddButton
          label="Thêm căn cứ"
          add={() => edit('bases/add', (now) => ({ ...now, bases: [...now.bases, { id: newId(), text: '' }] }))}
        />
      </div>
    </fieldset>
  )
}

type ParagraphList = 'intro' | 'grounds' | 'closing'

interface ParagraphsProps {
  readonly title: string
  readonly list: ParagraphList
  readonly parts: readonly Paragraph[]
  readonly numbering: Notice['numbering']
}

/** The same change for each of the three lists, whose parts differ in what else they hold. */
function changeParagraph(
  notice: Notice,
  list: ParagraphList,
  id: string,
  change: (content: readonly Inline[]) => readonly Inline[],
): Notice {
  const apply = <Part extends Paragraph>(parts: readonly Part[]) =>
    changeById(parts, id, (part) => ({ ...part, content: change(part.content) }))
  if (list === 'closing') return { ...notice, closing: apply(notice.closing) }
  return { ...notice, [list]: apply(notice[list]) }
}

function addParagraph(notice: Notice, list: ParagraphList): Notice {
  const blank = { id: newId(), content: [] }
  if (list === 'closing') return { ...notice, closing: [...notice.closing, { ...blank, role: 'other' }] }
  return { ...notice, [list]: [...notice[list], blank] }
}

function Paragraphs({ title, list, parts, numbering }: ParagraphsProps) {
  const { edit, readOnly } = useEditor()
  return (
    <fieldset className={classes.group} disabled={readOnly}>
      <legend>{title}</legend>
      <div className={classes.stack}>
        {parts.map((part, index) => (
          <div className={classes.line} key={part.id} data-part={part.id}>
            <TextField
              hiddenLabel
              label={`${title}, đoạn ${index + 1}`}
              place={part.id}
              spot={`${part.id}/text`}
              value={plainText(part.content, numbering)}
              onChange={(text) =>
                edit(part.id, (now) =>
                  changeParagraph(now, list, part.id, (content) => editInline(content, text, now.numbering, newId)),
                )
              }
            />
            <PartMenu
              of={`${title.toLowerCase()}, đoạn ${index + 1}`}
              actions={() => [
                {
                  label: 'Xóa đoạn này',
                  danger: true,
                  run: () =>
                    edit(`${list}/remove`, (now) => ({ ...now, [list]: now[list].filter(({ id }) => id !== part.id) })),
                },
              ]}
            />
          </div>
        ))}
        {parts.length === 0 && (
          <AddButton label="Thêm đoạn" add={() => edit(`${list}/add`, (now) => addParagraph(now, list))} />
        )}
      </div>
    </fieldset>
  )
}

const markerNames: Readonly<Record<Marker, string>> = {
  roman: 'I, II, III',
  arabic: '1, 2, 3',
  decimal: '1.1, 1.2',
  letter: 'a), b), c)',
  dash: 'gạch đầu dòng',
  plus: 'dấu cộng',
  none: 'không đánh dấu',
}

interface ItemFieldProps {
  readonly item: Item
  readonly label: string
  readonly path: string
  readonly depth: number
  readonly numbering: Notice['numbering']
}

/** An item without those below it, so that typing in one draws no other. */
const ItemField = memo(
  function ItemField({ item: { id, marker, content }, label, path, depth, numbering }: ItemFieldProps) {
    const { edit } = useEditor()
    return (
      <div className={classes.item} data-part={id} style={{ marginLeft: Math.min(depth, 4) * 18 }}>
        <span className={classes.label} aria-hidden>
          {label}
        </span>
        <TextField
          hiddenLabel
          label={`Mục ${path}`}
          place={id}
          spot={`${id}/text`}
          value={plainText(content, numbering)}
          onChange={(text) =>
            edit(id, (now) =>
              changeItem(now, id, (item) => ({
                ...item,
                content: editInline(item.content, text, now.numbering, newId),
              })),
            )
          }
        />
        <PartMenu
          of={`mục ${path}`}
          actions={() => [
            {
              label: 'Thêm mục bên dưới',
              run: () => edit('items/add', (now) => insertItemAfter(now, id, blankItem(marker))),
            },
            {
              label: 'Thêm mục con',
              run: () =>
                edit('items/add', (now) =>
                  changeItem(now, id, (item) => ({
                    ...item,
                    items: [...item.items, blankItem(item.items.at(-1)?.marker ?? 'dash')],
                  })),
                ),
            },
            { label: 'Chuyển lên', run: () => edit('items/move', (now) => moveItem(now, id, -1)) },
            { label: 'Chuyển xuống', run: () => edit('items/move', (now) => moveItem(now, id, 1)) },
            ...Object.entries(markerNames)
              .filter(([name]) => name !== marker)
              .map(([name, words]) => ({
                label: `Đánh số: ${words}`,
                run: () =>
                  edit('items/marker', (now) =>
                    changeItem(now, id, (item) => ({ ...item, marker: name as Marker, writtenLabel: undefined })),
                  ),
              })),
            {
              label: 'Xóa mục này (cả mục con)',
              danger: true,
              run: () => edit('items/remove', (now) => removeItem(now, id)),
            },
          ]}
        />
      </div>
    )
  },
  (before, after) =>
    before.item.content === after.item.content &&
    before.item.marker === after.item.marker &&
    before.label === after.label &&
    before.path === after.path &&
    before.depth === after.depth &&
    before.numbering === after.numbering,
)
