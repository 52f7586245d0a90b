/** The kinds of records, each with how many there are; on a narrow screen one control. */
import { NativeSelect } from '@mantine/core'
import { type OfficeKind, officeKindNames, officeKinds } from '../../../domain/office/kinds.ts'
import type { Office } from '../../../domain/office/office.ts'
import { writeCount } from '../../ui/words.ts'
import classes from './office.module.css'

interface KindListProps {
  readonly kind: OfficeKind
  readonly office: Office
  readonly addressOf: (kind: OfficeKind) => string
  readonly choose: (kind: OfficeKind) => void
}

export function KindList({ kind, office, addressOf, choose }: KindListProps) {
  return (
    <nav className={classes.kinds} aria-label="Các danh mục">
      {officeKindNames.map((name) => (
        <a key={name} href={`#${addressOf(name)}`} aria-current={name === kind ? 'page' : undefined}>
          <span>{officeKinds[name].title}</span>
          <span className={classes.kindCount}>{writeCount(office.ofKind(name).length)}</span>
        </a>
      ))}
      <NativeSelect
        className={classes.kindChoice}
        aria-label="Danh mục"
        value={kind}
        data={officeKindNames.map((name) => ({
          value: name,
          label: `${officeKinds[name].title} (${writeCount(office.ofKind(name).length)})`,
        }))}
        onChange={({ currentTarget: { value } }) => choose(value as OfficeKind)}
      />
    </nav>
  )
}
