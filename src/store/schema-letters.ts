/** The letter box shared with another store. */

export interface LetterBoxTable {
  id: number
  folder: string
  desk: string
  /** base64 */
  box_key: string
  set_at: string
  set_by: string
}

export interface LetterSchema {
  letter_box: LetterBoxTable
}
