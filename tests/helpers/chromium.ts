/**
 * The Chromium that shows the screen in tests and pictures. The headless shell is the same engine without the windows of
 * the browser around it, and starts and draws in half the time; where Debian does not have it, it is the whole browser.
 */
import { existsSync } from 'node:fs'

/** Only it asks for permissions as Electron does; the shell has nobody to ask. */
export const wholeChromium = '/usr/bin/chromium'

const shell = '/usr/bin/chromium-headless-shell'

export const chromiumPath = process.env.CHROMIUM ?? (existsSync(shell) ? shell : wholeChromium)
