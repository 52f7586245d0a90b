/** Several lines came from the clipboard: what they would become, before they do. */
import { Button, Group, Modal } from '@mantine/core'
import { newId } from '../notice-editor/use-editor.ts'
import { previewLines } from './pasted-lines.ts'
import type { Surface } from './surface.ts'
import type { Pasted } from './writing-surface.tsx'
import classes from './writing.module.css'

interface PasteDialogProps {
  readonly surface: Surface
  readonly pasted: Pasted | null
  readonly close: () => void
}

export function PasteDialog({ surface, pasted, close }: PasteDialogProps) {
  return (
    <Modal
      opened={pasted !== null}
      onClose={close}
      title="Dán nhiều dòng"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {pasted !== null && <Preview surface={surface} pasted={pasted} close={close} />}
    </Modal>
  )
}

function Preview({ surface, pasted: { lines, text }, close }: PasteDialogProps & { readonly pasted: Pasted }) {
  const shown = previewLines(surface.view.state, lines, newId)
  const shallowest = Math.min(...shown.map(({ depth }) => depth))
  return (
    <>
      <ol className={classes.preview} aria-label="Các dòng sẽ dán" tabIndex={0}>
        {shown.map(({ label, depth, text: words }, at) => (
          <li key={at} style={{ paddingLeft: (depth - shallowest) * 20 }}>
            <strong>{label}</strong> {words}
          </li>
        ))}
      </ol>
      <Group className="dialog-buttons" justify="flex-end" mt="xs">
        <Button variant="default" onClick={close}>
          Hủy
        </Button>
        <Button
          variant="default"
          onClick={() => {
            surface.pasteParagraph(text)
            close()
          }}
        >
          Dán thành một đoạn
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            surface.pasteLines(lines)
            close()
          }}
        >
          Dán thành {shown.length} dòng
        </Button>
      </Group>
    </>
  )
}
