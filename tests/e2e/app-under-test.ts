/**
 * The desktop app as a test sees it. Where Electron's program is there, it runs on it; else on the stand-in
 * (tests/electron-standin), which runs the same bundles in headless Chromium.
 */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { findElectron } from '../../scripts/electron-program.ts'
import { StandinApp, endProcess } from '../electron-standin/launch.ts'
import type { FrameDescription, Note } from '../electron-standin/notes.ts'
import { launchElectron } from './real-electron.ts'

export type { FrameDescription, Note }

export interface DesktopOptions {
  /** Where the app keeps what belongs to this machine: the place of its window, its log. */
  readonly userData: string
  /** Where the app keeps its notices. */
  readonly storeDirectory: string
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The built main script; usually out/main/main.js. */
  readonly mainFile?: string
}

export interface AppUnderTest {
  /** The first window, loaded. */
  window(): Promise<Page>
  /** Every page that is open. */
  pages(): readonly Page[]
  /** Answers the next save dialog; null cancels it. */
  answerSave(path: string | null): Promise<void>
  /** Answers the next open dialog; null cancels it. */
  answerOpen(path: string | null): Promise<void>
  /** Answers the next message box with the button at this place, counted from 0. */
  answerMessage(buttonIndex: number): Promise<void>
  /** Says whether the next printing succeeds; without an answer it does. */
  answerPrint(success: boolean): Promise<void>
  /** Clicks the menu item under these labels. */
  menu(...labels: string[]): Promise<void>
  /** What happened so far: dialogs, printing, refusals (tests/electron-standin/notes.ts). */
  notes(): Note[]
  /** Calls a channel of the app as a subverted page could: from the described frame. Rejects when the app refuses. */
  invokeFrom(frame: FrameDescription, channel: string, ...args: unknown[]): Promise<unknown>
  /** What is known of the app, for the message of a failed test. */
  describe(): string
  /** Ends the app as a person would; resolves with its exit code. */
  close(): Promise<number | null>
  /** Ends everything at once, as a power cut would. */
  kill(): Promise<number | null>
  /** Ends the process in which the store is, as a crash would. */
  killDoorProcess(): void
}

/** Starts the built app. It rejects when the app ends before it is ready, as a second instance does. */
export async function launchDesktop({
  userData,
  storeDirectory,
  arguments: words = [],
  environment = {},
  mainFile = resolve('out/main/main.js'),
}: DesktopOptions): Promise<AppUnderTest> {
  const program = findElectron()
  const all = [`--store=${storeDirectory}`, ...words]
  if (program !== null) return launchElectron(program, { mainFile, userData, arguments: all, environment })
  return wrapStandin(await StandinApp.launch({ mainFile, userData, arguments: all, environment }))
}

function wrapStandin(app: StandinApp): AppUnderTest {
  const answer = async (method: string, result: unknown) => void (await app.command('answer', { method, result }))
  return {
    window: () => app.window(),
    pages: () => app.pages(),
    answerSave: (path) => answer('showSaveDialog', { canceled: path === null, filePath: path ?? '' }),
    answerOpen: (path) => answer('showOpenDialog', { canceled: path === null, filePaths: path === null ? [] : [path] }),
    answerMessage: (response) => answer('showMessageBox', { response, checkboxChecked: false }),
    answerPrint: (success) => answer('print', success),
    menu: async (...labels) => void (await app.command('menu', { labels })),
    notes: () => [...app.notes],
    invokeFrom: (frame, channel, ...args) => app.command('invokeFrom', { frame, channel, args }),
    describe: () => app.describe(),
    close: () => app.close(),
    kill: () => app.kill(),
    killDoorProcess: () => app.utilityPids().forEach(endProcess),
  }
}
