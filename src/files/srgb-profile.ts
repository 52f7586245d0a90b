/**
 * The colours that a PDF for the archive names, as an ICC profile (version 2, a display): the primaries and the curve of
 * IEC 61966-2-1 (sRGB), brought to the white of the profile space. Made here: it needs nobody's file.
 */

const header = 128
const entry = 12
/** Points of the curve. */
const curvePoints = 1024
/** White of the profile space (D50), and red, green, blue as it sees them. */
const white = [0.9642, 1, 0.8249] as const
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const

/** From the value of a colour to its light, both from 0 to 1. */
function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** The bytes of the profile; the same on every machine. */
export function makeSrgbProfile(): Uint8Array {
  const curve = numbers('curv', 4 + 2 * curvePoints, (view, at) => {
    view.setUint32(at, curvePoints)
    for (let point = 0; point < curvePoints; point += 1)
      view.setUint16(at + 4 + 2 * point, Math.round(lightOf(point / (curvePoints - 1)) * 65_535))
  })
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB IEC61966-2-1')],
    ['cprt', numbers('text', 5, (view, at) => writeText(view, at, 'MIT'))],
    ['wtpt', colour(white)],
    ...Object.entries(primaries).map(([name, value]) => [name, colour(value)] as const),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  return assemble(tags)
}

/** A tag that several names share is written once. */
function assemble(tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = header + 4 + entry * tags.length
  const places = new Map<Uint8Array, number>()
  let end = start
  for (const [, bytes] of tags) {
    if (places.has(bytes)) continue
    places.set(bytes, end)
    end += Math.ceil(bytes.length / 4) * 4
  }
  const profile = new Uint8Array(end)
  const view = new DataView(profile.buffer)
  view.setUint32(0, end)
  view.setUint32(8, 0x02_10_00_00)
  for (const [at, word] of [
    [12, 'mntr'],
    [16, 'RGB '],
    [20, 'XYZ '],
    [36, 'acsp'],
  ] as const)
    writeText(view, at, word)
  // The day of its making, which the form demands, is a fixed one.
  for (const [at, part] of [2026, 1, 1].entries()) view.setUint16(24 + 2 * at, part)
  white.forEach((part, at) => view.setInt32(68 + 4 * at, fixed(part)))
  view.setUint32(header, tags.length)
  tags.forEach(([name, bytes], at) => {
    const place = header + 4 + entry * at
    writeText(view, place, name)
    view.setUint32(place + 4, places.get(bytes) ?? 0)
    view.setUint32(place + 8, bytes.length)
    profile.set(bytes, places.get(bytes) ?? 0)
  })
  return profile
}

/** A number with 16 bits after the point. */
const fixed = (value: number) => Math.round(value * 65_536)

function numbers(type: string, length: number, write: (view: DataView, at: number) => void): Uint8Array {
  const bytes = new Uint8Array(8 + length)
  const view = new DataView(bytes.buffer)
  writeText(view, 0, type)
  write(view, 8)
  return bytes
}

function colour(value: readonly number[]): Uint8Array {
  return numbers('XYZ ', 12, (view, at) => value.forEach((part, index) => view.setInt32(at + 4 * index, fixed(part))))
}

/** The name in ASCII; the places for other scripts stay empty. */
function description(name: string): Uint8Array {
  return numbers('desc', 4 + name.length + 1 + 78, (view, at) => {
    view.setUint32(at, name.length + 1)
    writeText(view, at + 4, name)
  })
}

function writeText(view: DataView, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index))
}
