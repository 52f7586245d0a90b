/** The bodies the screen knows: those that ship with the product. */
import bodies from '../../../resources/bodies.json' with { type: 'json' }
import { readDirectory } from '../../domain/bodies/body-directory.ts'

export const directory = readDirectory(bodies)
