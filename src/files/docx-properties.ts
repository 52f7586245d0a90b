/** Custom properties of our own DOCX: what the page does not show and a reader of it must know again. */

/** The secrecy mark is a stamp and not printed (F-SEC-2); with it the file says what the paper will bear. */
export const secrecyProperty = 'KetLuanSecrecy'
