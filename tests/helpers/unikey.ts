/**
 * How Vietnamese input methods send a text. UniKey and EVKey let plain letters through and, at a Telex key, send
 * backspaces and the letters they become; a system input method composes a syllable and commits it.
 */
import type { CDPSession } from 'playwright-core'

/** Grave, acute, hook, tilde, dot below: the tones; other marks are of the shape of a letter. */
const tones = /[\u0300\u0301\u0309\u0303\u0323]/

/** One thing an input method does to the program. */
export type Burst = { readonly back: number; readonly text: string; readonly asKey: boolean }

/** What UniKey sends for a word in Telex: letters as they come, tones at the end of the syllable. */
export function burstsOf(word: string): readonly Burst[] {
  const bursts: Burst[] = []
  let shown = ''
  let tone = ''
  let toned = ''
  const become = (next: string) => {
    let same = 0
    while (same < shown.length && same < next.length && shown[same] === next[same]) same += 1
    bursts.push({ back: shown.length - same, text: next.slice(same), asKey: false })
    shown = next
  }
  for (const letter of word.normalize('NFC')) {
    const marks = letter.normalize('NFD').slice(1)
    const bare = letter.normalize('NFD').charAt(0)
    const shape = marks.replace(tones, '')
    const own = tones.exec(marks)?.[0]
    const plain = letter === 'đ' ? 'd' : letter === 'Đ' ? 'D' : bare
    bursts.push({ back: 0, text: plain, asKey: true })
    shown += plain
    const shaped = letter === 'đ' || letter === 'Đ' ? letter : (bare + shape).normalize('NFC')
    if (shaped !== plain) become(shown.slice(0, -1) + shaped)
    if (own !== undefined) tone = own
    toned += letter
  }
  if (tone !== '') become(toned)
  return bursts
}

/** Types a text as UniKey sends it; line ends are not for it. */
export async function typeAsUnikey(keyboard: CDPSession, text: string): Promise<void> {
  for (const piece of text.split(/(\s)/)) {
    if (piece === '') continue
    if (/^\s$/.test(piece)) await pressKey(keyboard, ' ', 32, ' ')
    else await Promise.all(burstsOf(piece).flatMap((burst) => sendBurst(keyboard, burst)))
  }
}

/** The keys of a burst, none waiting for the one before to be handled: a program sends them faster than any hand. */
function sendBurst(keyboard: CDPSession, { back, text, asKey }: Burst): Promise<void>[] {
  const backspaces = Array.from({ length: back }, () => pressKey(keyboard, 'Backspace', 8))
  const letters = Array.from(text, (letter) => {
    const isPlain = asKey && /[a-z0-9]/i.test(letter)
    return pressKey(keyboard, letter, isPlain ? letter.toUpperCase().charCodeAt(0) : packetKey, letter)
  })
  return [...backspaces, ...letters]
}

/** VK_PACKET: the key code of characters that a program sends. */
const packetKey = 231

async function pressKey(keyboard: CDPSession, key: string, windowsVirtualKeyCode: number, text?: string) {
  const event = { key, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) }
  // Sent without a pause between them, so that keys pressed at once arrive in their order.
  await Promise.all([
    keyboard.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...event }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode }),
  ])
}

/** Types a text as a system input method does: each syllable is composed in steps and committed, blanks are keys. */
export async function typeAsComposition(keyboard: CDPSession, text: string): Promise<void> {
  for (const piece of text.split(/(\s)/)) {
    if (piece === '') continue
    if (/^\s$/.test(piece)) {
      await pressKey(keyboard, ' ', 32, ' ')
      continue
    }
    const bare = piece.normalize('NFD').replace(/\p{Mn}/gu, '')
    for (const step of [bare.slice(0, Math.ceil(bare.length / 2)), bare, piece])
      await keyboard.send('Input.imeSetComposition', {
        text: step,
        selectionStart: step.length,
        selectionEnd: step.length,
      })
    await keyboard.send('Input.insertText', { text: piece })
  }
}
