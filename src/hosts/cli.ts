/** The command line: any call of the app from a script. Exit 0 done, 1 refused, 2 wrong use, 3 notice with errors. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { userCacheDirectory } from './machine-user.ts'

// The compiled code is kept for the next start: compiling it takes a fifth of a short command's time. What is loaded
// before this line is compiled anew each time, so that is next to nothing.
if (import.meta.filename.endsWith('.js')) enableCompileCache(join(userCacheDirectory(), 'code'))

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0))
const { runCommand } = await import('./cli/run.ts')
process.exitCode = await runCommand(process.argv.slice(2))
