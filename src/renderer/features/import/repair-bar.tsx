/** The word at hand: what it was, what it becomes, how surely, what else it may be; the keys stand with what they do. */
import { Button, Kbd } from '@mantine/core'
import { type RepairDraft, damagedOf } from './repair-draft.ts'
import classes from './repair.module.css'

interface RepairBarProps {
  readonly draft: RepairDraft
  readonly current: number
  readonly settle: (decision: 'kept' | { readonly word: string }) => void
}

export function RepairBar({ draft, current, settle }: RepairBarProps) {
  const suggestion = draft.proposal.suggestions[current]
  if (suggestion === undefined) return null
  const { line, from, to, confidence, others } = suggestion
  return (
    <section className={classes.bar} aria-label="Chỗ đang xem">
      <p className={classes.change}>
        <span className={classes.quiet}>{`Dòng ${line}: `}</span>
        <del>{damagedOf(suggestion, draft.proposal.source)}</del> → <ins>{to}</ins>
        <span className={classes.quiet}>{` chắc ${Math.round(confidence * 100)} %`}</span>
      </p>
      <Button size="xs" rightSection={<Kbd size="xs">Enter</Kbd>} onClick={() => settle({ word: to })}>
        Nhận
      </Button>
      <Button size="xs" variant="default" rightSection={<Kbd size="xs">Backspace</Kbd>} onClick={() => settle('kept')}>
        Giữ như bản quét
      </Button>
      {others.map(
        (other, at) =>
          other !== from && (
            <Button
              key={other}
              size="xs"
              variant="subtle"
              rightSection={<Kbd size="xs">{at + 1}</Kbd>}
              onClick={() => settle({ word: other })}
            >
              {other}
            </Button>
          ),
      )}
      <span className={classes.keys}>
        <Kbd size="xs">J</Kbd> <Kbd size="xs">K</Kbd> chỗ chưa nhận kế tiếp, trước đó
      </span>
    </section>
  )
}
