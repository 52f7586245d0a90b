/** Names of the files that leave the program. */
import { fold, squeeze } from '../domain/words/text.ts'

/** Words as a name in letters every file system takes: "13-TB/CQTT" -> "13-tb-cqtt". Empty where no letter is left. */
export function fileNameFrom(words: string, longest = 90): string {
  return squeeze(fold(words).replace(/[^a-z0-9]+/g, ' '))
    .slice(0, longest)
    .trim()
    .replaceAll(' ', '-')
}
