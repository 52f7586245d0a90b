/** The one display: small, as many an office has. */
import type { Display, Rectangle } from 'electron'
import { isBrowserThere } from './browser.ts'
import { StrictEmitter, missing } from './strict.ts'

const size = { width: 1366, height: 768 }
const workArea = { x: 0, y: 0, width: 1366, height: 728 }

/** The display of every window. */
export const primaryDisplay = {
  id: 1,
  label: 'stand-in',
  bounds: { x: 0, y: 0, ...size },
  size,
  workArea,
  workAreaSize: { width: 1366, height: 728 },
  scaleFactor: 1,
  rotation: 0,
} satisfies Partial<Display>

class Screen extends StrictEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed'])
  }

  getPrimaryDisplay(): typeof primaryDisplay {
    return isBrowserThere() ? structuredClone(primaryDisplay) : missing('screen before app is ready')
  }

  getAllDisplays(): (typeof primaryDisplay)[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_rectangle: Rectangle): typeof primaryDisplay {
    return this.getPrimaryDisplay()
  }
}

export const screen = new Screen()

class NativeTheme extends StrictEmitter {
  themeSource: 'system' | 'light' | 'dark' = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark'
  }

  get shouldUseHighContrastColors(): boolean {
    return false
  }
}

export const nativeTheme = new NativeTheme()
