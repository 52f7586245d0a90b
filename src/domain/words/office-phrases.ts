/**
 * What any notice of an office is full of, whatever it is about: two texts that share it need not speak of one thing. One
 * list: resources/words/office-phrases.json.
 */
import { z } from 'zod'
import shipped from '../../../resources/words/office-phrases.json' with { type: 'json' }

const words = z.array(z.string().min(1)).min(1).readonly()

const listSchema = z
  .object({
    /** Of two words or more: "tổ chức thực hiện". */
    phrases: words,
    /** Words that name no object, of one syllable or two: "thực hiện", "cơ quan", "tỉnh". */
    words,
  })
  .strict()

const list = listSchema.parse(shipped)

export const officePhrases: readonly string[] = list.phrases
export const officeWords: readonly string[] = list.words
