/** Where acceptance input lies beside the checkout, on machines that have it. */
import { join, resolve } from 'node:path'

/** What the developers share: the official format as data, cases, real notices. */
export const shared = resolve(import.meta.dirname, '../../../shared')

/** Real notices as plain text. */
export const seeds = join(shared, 'seeds')
