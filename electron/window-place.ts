/** Position of the window when it was last closed. */
import { type BrowserWindow, type Rectangle, app, screen } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface WindowPlace {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number }
  readonly maximized: boolean
}

const fileOf = () => join(app.getPath('userData'), 'window.json')

/** The stored position, if it is still on a connected screen; otherwise most of the main screen. */
export function readPlace(): WindowPlace {
  const { workArea } = screen.getPrimaryDisplay()
  const usual: WindowPlace = {
    bounds: { width: Math.min(1600, workArea.width), height: Math.min(1000, workArea.height) },
    maximized: workArea.width <= 1366,
  }
  try {
    const kept = JSON.parse(readFileSync(fileOf(), 'utf8')) as WindowPlace
    const { x, y, width, height } = kept.bounds
    const isVisible = screen.getAllDisplays().some(({ workArea: area }) => {
      const acrossX = Math.min((x ?? 0) + width, area.x + area.width) - Math.max(x ?? 0, area.x)
      const acrossY = Math.min((y ?? 0) + height, area.y + area.height) - Math.max(y ?? 0, area.y)
      return acrossX > 200 && acrossY > 100
    })
    return isVisible ? kept : usual
  } catch {
    return usual
  }
}

/** Keeps the place when the window closes. */
export function keepPlace(window: BrowserWindow): void {
  window.on('close', () => {
    try {
      writeFileSync(
        fileOf(),
        JSON.stringify({ bounds: window.getNormalBounds(), maximized: window.isMaximized() } satisfies WindowPlace),
      )
    } catch {
      // A position that cannot be stored must not keep the window open.
    }
  })
}
