/** Repair of a scanned text without a store: nothing is kept. The model is learned when first asked for. */
import { type Repair, repair } from '../checker/repair/repair.ts'
import { learnStandardModel } from '../checker/repair/standard-model.ts'
import { decodeText } from '../files/text-read.ts'

/** The text of a file as it probably was. Refuses what is no text. */
export function repairPaper(bytes: Uint8Array): Repair {
  return repair(decodeText(bytes), learnStandardModel())
}
