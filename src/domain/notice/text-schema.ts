/** Characters of a notice as its schema demands them: NFC, nothing that no file can hold, refusals in Vietnamese. */
import { z } from 'zod'
import { isIsoDate } from '../deadline/dates.ts'
import { cleanText, findForbidden } from '../words/text.ts'

// Refusals are read by clerks.
z.config(z.locales.vi())

export const text = z
  .string()
  .refine((value) => findForbidden(value) === -1, { error: 'có ký tự không được phép' })
  // Invisible characters are removed, wherever they come from: the screen and the file readers have reported them already.
  .transform((value) => cleanText(value).text)
export const filled = text.refine((value) => value.trim() !== '', { error: 'không được để trống' })
export const id = z
  .string()
  .min(1)
  .max(64)
  .refine((value) => findForbidden(value) === -1, { error: 'có ký tự không được phép' })
export const isoDate = z.string().refine(isIsoDate, { error: 'không phải một ngày có thật' })
/** "2026-05": what is known of a day whose number is still to come. */
export const isoMonth = z
  .string()
  .refine((value) => /^\d{4}-\d{2}$/.test(value) && isIsoDate(`${value}-01`), { error: 'không phải một tháng có thật' })
