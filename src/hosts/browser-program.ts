/** Where a browser of the Chromium family is on this machine: what makes a PDF where there is no window to do it. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names a program by its path, for who has it elsewhere. */
const variable = 'KET_LUAN_BROWSER'

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
/** Below the folders of programs: Edge is part of Windows. */
const onWindows = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
]
const foldersOfWindows = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA']

type Environment = Readonly<Record<string, string | undefined>>

/** Path of the browser, or null. */
export function findBrowser(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const named = environment[variable] ?? ''
  if (named !== '') return isProgram(named) ? named : null
  return candidates(environment, platform).find(isProgram) ?? null
}

function candidates(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32')
    return onWindows.flatMap((parts) =>
      foldersOfWindows.flatMap((folder) => {
        const root = environment[folder]
        return root === undefined ? [] : [join(root, ...parts)]
      }),
    )
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
  return platform === 'darwin' ? [...onMac, ...found] : found
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
