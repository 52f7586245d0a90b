/** Closing the service process: it is waited for, killed when it does not end, and never waited for without limit. */
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startServiceProcess } from '../../electron/service-process.ts'

/** A process that takes messages, and ends only when a test says so. */
class StandInProcess extends EventEmitter {
  readonly stderr = new EventEmitter()
  readonly messages: unknown[] = []
  kills = 0
  kill() {
    this.kills += 1
    return true
  }
  postMessage(message: unknown) {
    this.messages.push(message)
  }
}

const { fork } = vi.hoisted(() => ({ fork: vi.fn<() => unknown>() }))
vi.mock('electron', () => ({ utilityProcess: { fork } }))

function open() {
  const child = new StandInProcess()
  fork.mockReturnValue(child)
  const service = startServiceProcess({
    directory: 'store',
    isOwnStore: false,
    logFile: 'defects.log',
    handleRequest: async () => null,
    onCrash: () => {},
  })
  const state = { closed: false }
  const close = () => void service.close().then(() => (state.closed = true))
  return { child, close, state }
}

describe('closing the service process', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('waits until it has ended by itself, and kills nothing', async () => {
    const { child, close, state } = open()
    close()
    await vi.advanceTimersByTimeAsync(4900)
    expect([child.messages, state.closed]).toEqual([[{ kind: 'close' }], false])
    child.emit('exit', 0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect([state.closed, child.kills]).toEqual([true, 0])
  })

  test('kills it after five seconds', async () => {
    const { child, close, state } = open()
    close()
    await vi.advanceTimersByTimeAsync(5000)
    expect([child.kills, state.closed]).toEqual([1, false])
    child.emit('exit', 1)
    await vi.advanceTimersByTimeAsync(0)
    expect(state.closed).toBe(true)
  })

  test('does not wait longer than a second for a process that survives being killed', async () => {
    const { child, close, state } = open()
    close()
    await vi.advanceTimersByTimeAsync(6000)
    expect([child.kills, state.closed]).toEqual([1, true])
  })
})
