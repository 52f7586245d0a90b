/** How issued notices go out: a line for each recipient, sent or not. */
import type { IsoDate } from '../deadline/dates.ts'

export const sendingChannels = ['paper', 'network', 'other'] as const
export type SendingChannel = (typeof sendingChannels)[number]

export const channelNames: Readonly<Record<SendingChannel, string>> = {
  paper: 'Giấy',
  network: 'Mạng',
  other: 'Khác',
}

/** How a copy went out. */
export interface Sent {
  readonly channel: SendingChannel
  readonly copies: number
  readonly sentOn: IsoDate
  readonly sentBy: string
  readonly receivedOn: IsoDate | null
  /** Who signed for it, or the number of the receipt. */
  readonly receipt: string
}

/** A recipient of an issued notice; `sent` is null while nothing went to it. */
export interface SendingLine {
  readonly noticeId: string
  /** "24-TB/CQTT". */
  readonly number: string
  readonly issuedOn: IsoDate | null
  readonly abstract: string
  readonly recipientId: string
  readonly recipient: string
  readonly sent: Sent | null
}
