/** A path of labels in words: "III.1.-1" is "mục III.1, gạch đầu dòng thứ 1". */

const kinds: Readonly<Record<string, string>> = {
  '-': 'gạch đầu dòng thứ',
  '+': 'dấu cộng thứ',
  '¶': 'đoạn thứ',
}

/** Empty for an empty path. `path` as `walkItems` gives it, with an entry's label behind it ("III.5.-1(2)"). */
export function sayPath(path: string): string {
  const [, whole = path, entry = ''] = /^(.*[^)])(\([^()]+\))$/.exec(path) ?? []
  const said: string[] = []
  let labels: string[] = []
  const endLabels = () => {
    if (labels.length > 0) said.push(`${said.length === 0 ? 'mục' : 'điểm'} ${labels.join('.')}`)
    labels = []
  }
  for (const part of whole.split('.').filter((one) => one !== '')) {
    const kind = kinds[part.charAt(0)]
    if (kind === undefined) labels.push(part)
    else {
      endLabels()
      said.push(`${kind} ${part.slice(1)}`)
    }
  }
  endLabels()
  if (entry !== '') said.push(`ý ${entry}`)
  return said.join(', ')
}
