/** The bare letters of all syllables as a tree, letter by letter. */
export interface TreeNode {
  readonly letter: string
  readonly children: Map<string, TreeNode>
  /** What ends here; null where no syllable does. */
  bare: string | null
}

export const makeTree = (): TreeNode => ({ letter: '', children: new Map(), bare: null })

export function addToTree(tree: TreeNode, bare: string): void {
  let node = tree
  for (const letter of bare) {
    const next = node.children.get(letter) ?? { letter, children: new Map<string, TreeNode>(), bare: null }
    node.children.set(letter, next)
    node = next
  }
  node.bare = bare
}
