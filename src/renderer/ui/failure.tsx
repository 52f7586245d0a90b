/** What could not be done: a refusal with its place and what to do, or an internal error with its id to copy. */
import { Button, CopyButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { CallFailed } from '../../contract/client.ts'
import { describePlace } from '../../domain/errors.ts'
import classes from './ui.module.css'

interface FailureProps {
  readonly error: unknown
  readonly retry?: (() => void) | undefined
  readonly close?: (() => void) | undefined
}

/** The message of an error; also used by notifications. */
export function describeFailure(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function Failure({ error, retry, close }: FailureProps) {
  const callError = error instanceof CallFailed ? error.error : null
  const defectId =
    callError?.code === 'defect' && typeof callError.details.id === 'string' ? callError.details.id : null
  const place = callError?.details.place
  return (
    <div className={classes.failure} role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <div className={classes.failureText}>
        {place !== undefined && <p className={classes.failurePlace}>{describePlace(place)}</p>}
        <p>{describeFailure(error)}</p>
      </div>
      {defectId !== null && (
        <CopyButton value={defectId}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Đã chép' : 'Chép mã lỗi'}
            </Button>
          )}
        </CopyButton>
      )}
      {retry !== undefined && (
        <Button size="xs" onClick={retry}>
          Thử lại
        </Button>
      )}
      {close !== undefined && (
        <Button size="xs" variant="default" onClick={close}>
          Đóng
        </Button>
      )}
    </div>
  )
}
