/** Bodies of directives as the reading form names them. */
import type { Charged } from '../domain/tasks/directives.ts'
import { fold } from '../domain/words/text.ts'

/** A body by the name of the directory, a person or group as the notice names it. */
export function nameOf({ body, name, asPerson }: Charged): string {
  return asPerson || body.kind === 'group'
    ? bareName(name)
    : shorten(isWithoutProvince(name, body.name) ? name : body.name)
}

/** "Trung tâm Phục vụ hành chính công" of a commune is not the one of the province; "Công ty Điện lực Hà Lâm" says which it is. */
function isWithoutProvince(written: string, name: string): boolean {
  const [own, known] = [fold(written), fold(name)]
  return (
    `${own} tinh` === known ||
    (known.endsWith(' tinh') && own.startsWith(known.replace(/tinh$/, '')) && !own.endsWith(' tinh'))
  )
}

export function bareName(name: string): string {
  return name.replace(/(?<!\p{L})(?:đồng chí|đ\/c)\s+/iu, '')
}

/** "Đảng ủy UBND tỉnh", as offices shorten it. */
function shorten(name: string): string {
  return name.replaceAll('Ủy ban nhân dân', 'UBND').replaceAll('Hội đồng nhân dân', 'HĐND')
}
