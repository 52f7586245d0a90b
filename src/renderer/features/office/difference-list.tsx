/** What differs, field by field: before and after. */
import type { Difference } from '../../../domain/office/record-words.ts'
import classes from './office.module.css'

export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className={classes.quiet}>Không có gì khác.</p>
  return (
    <ul className={classes.differences}>
      {differences.map(({ stage, label, before, after }, index) => (
        <li key={index}>
          <span className={classes.differenceLabel}>
            {label}
            {stage !== '' && ` (${stage})`}:
          </span>{' '}
          {before !== '' && (
            <>
              <del>{before}</del>
              <span aria-hidden> → </span>
            </>
          )}
          {after === '' ? <em>bỏ trống</em> : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
