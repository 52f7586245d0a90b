/**
 * Letters that readers of pages take for one another, and how seldom: a cost of 1 is an ordinary mistake, less is a sign
 * that no word can hold. Bare letters; marks are weighed apart (`damage.ts`).
 */

export interface Confusion {
  readonly seen: string
  readonly meant: string
  readonly cost: number
  /** The marks of what is seen say nothing of those that are meant. */
  readonly isFree?: boolean
  /** Only there in a word. */
  readonly at?: 'first' | 'later' | 'last'
  /** What is seen has marks of its own. */
  readonly isMarked?: boolean
}

const strange = 0.3

/** Signs and letters that no Vietnamese word holds, or not there. */
const rewrites: readonly Confusion[] = [
  ...pairs('0-o 1-l 1-i 5-s |-l |-i !-l !-i ß-b ı-i ø-o', strange),
  ...pairs('œ-o @-e €-e 6-o', strange).map((one) => ({ ...one, isFree: true })),
  ...pairs('j-i w-u f-t', strange),
  { seen: 'q', meant: 'a', cost: 0.8, isFree: true, at: 'later' },
  { seen: 'g', meant: 'o', cost: 0.8, isFree: true, at: 'last' },
  { seen: 'ø', meant: 'g', cost: 0.6 },
  { seen: 'a', meant: 'd', cost: 0.5, isFree: true, at: 'first', isMarked: true },
  { seen: 'a', meant: 'd', cost: 1.2, isFree: true, at: 'first' },
]

/** Letters of one shape for a reader of bad print. */
const alike: readonly Confusion[] = [
  ...pairs('rn-m l-i i-l q-g c-e e-c b-h l-t li-h h-b g-q ii-u ri-n cl-d o-c', 0.8),
  ...pairs('ur-u or-o nn-m f-t n-u u-n ti-u ir-u ni-m in-m v-y y-v u-v v-u t-l lc-k vv-w c-o', 1),
  ...pairs('m-rn e-o o-e y-u ud-uo k-h h-k a-o o-a r-n n-r d-cl h-li t-f s-a a-s m-n n-m ln-h x-s', 1.3),
]

function pairs(list: string, cost: number): Confusion[] {
  return list.split(' ').map((pair) => {
    const [seen = '', meant = ''] = pair.split('-')
    return { seen, meant, cost }
  })
}

/** By the first letter that is seen. */
export const confusions: ReadonlyMap<string, readonly Confusion[]> = Map.groupBy([...rewrites, ...alike], ({ seen }) =>
  seen.charAt(0),
)

/** A letter read twice. */
export const doubled = 0.5
