import type { CallName, InputOf, OutputOf } from './contract.ts'
import type { CallError, Transport } from './wire.ts'

/** A refusal or defect as the asking side sees it. */
export class CallFailed extends Error {
  readonly error: CallError
  constructor(error: CallError) {
    super(error.message)
    this.name = 'CallFailed'
    this.error = error
  }
}

export type CallFunction = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** A typed `call` over a transport. Throws CallFailed with the refusal of the door. */
export function connect(transport: Transport): CallFunction {
  return async <Name extends CallName>(name: Name, input: InputOf<Name>) => {
    const reply = await transport(name, input)
    if (!reply.ok) throw new CallFailed(reply.error)
    return reply.value as OutputOf<Name>
  }
}
