/** The frames of one page, as the app sees them in `senderFrame`. */
import { fromPage } from './addresses.ts'
import type { Protocol } from './cdp.ts'
import { strictObject } from './strict.ts'

let lastRoutingId = 0

export interface FrameMain {
  readonly routingId: number
  readonly processId: number
  readonly url: string
  readonly origin: string
  readonly name: string
  readonly parent: FrameMain | null
  readonly top: FrameMain
  readonly frames: readonly FrameMain[]
  readonly isDestroyed: () => boolean
}

interface FrameState {
  readonly id: string
  readonly parentId: string | undefined
  readonly frame: FrameMain
  url: string
  origin: string
  name: string
}

export const originOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/.exec(url)?.[0] ?? 'null'

export class FrameTree {
  readonly #frames = new Map<string, FrameState>()
  #topId = ''

  /** The frame of the page itself. */
  get top(): FrameMain {
    const state = this.#frames.get(this.#topId)
    if (state === undefined) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    return state.frame
  }

  get url(): string {
    return this.#frames.get(this.#topId)?.url ?? ''
  }

  isTop(id: string): boolean {
    return id === this.#topId
  }

  /** The frame, or null when it is gone. */
  find(id: string): FrameMain | null {
    return this.#frames.get(id)?.frame ?? null
  }

  attach(id: string, parentId: string | undefined): void {
    if (!this.#frames.has(id)) this.#frames.set(id, this.#make(id, parentId))
    if (parentId === undefined) this.#topId = id
  }

  navigate({ id, parentId, url, urlFragment = '', name = '' }: Protocol.Page.Frame): void {
    this.attach(id, parentId)
    const own = fromPage(url + urlFragment)
    this.locate(id, own, originOf(own), name)
  }

  /** Where the frame is by its own word, which may come before the browser's. */
  locate(id: string, url: string, origin: string, name?: string): void {
    const state = this.#frames.get(id)
    if (state === undefined) return
    Object.assign(state, { url, origin })
    if (name !== undefined) state.name = name
  }

  detach(id: string): void {
    this.#frames.delete(id)
    for (const child of this.#frames.values()) if (child.parentId === id) this.detach(child.id)
  }

  #make(id: string, parentId: string | undefined): FrameState {
    lastRoutingId += 1
    const frames = this.#frames
    const state: Omit<FrameState, 'frame'> = { id, parentId, url: '', origin: 'null', name: '' }
    const findParent = () => (parentId === undefined ? null : (frames.get(parentId)?.frame ?? null))
    const frame: FrameMain = strictObject('WebFrameMain', {
      routingId: lastRoutingId,
      processId: 1,
      get url() {
        return state.url
      },
      get origin() {
        return state.origin
      },
      get name() {
        return state.name
      },
      get parent() {
        return findParent()
      },
      get top(): FrameMain {
        return findParent()?.top ?? frame
      },
      get frames() {
        return [...frames.values()].filter((child) => child.parentId === id).map((child) => child.frame)
      },
      isDestroyed: () => frames.get(id)?.frame !== frame,
    })
    return Object.assign(state, { frame })
  }
}
