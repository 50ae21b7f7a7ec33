import { parseDocument } from 'htmlparser2'

/** An element or a run of text, written so that two pages that say the same are equal. */
export type Tree = string | { tag: string; attributes: Record<string, string>; children: Tree[] }

type Nodes = ReturnType<typeof parseDocument>['children']

const keepsSpace = new Set(['textarea', 'pre'])

function tidied(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value,
    ]),
  )
}

function textOf(text: string, place: number, last: number): string {
  const spaced = text.replace(/\s+/g, ' ')
  const started = place === 0 ? spaced.trimStart() : spaced
  return place === last ? started.trimEnd() : started
}

function childrenOf(nodes: Nodes, parent: string): Tree[] {
  if (keepsSpace.has(parent)) {
    const text = nodes.map((node) => ('data' in node ? node.data : '')).join('')
    // HTML drops one newline that follows the opening tag.
    return [text.replace(/^\n/, '')].filter((kept) => kept !== '')
  }
  const seen = nodes.filter((node) => node.type !== 'comment' && !('data' in node && node.data.trim() === ''))
  return seen.flatMap((node, place): Tree[] => {
    if ('attribs' in node) {
      return [
        {
          tag: node.name,
          attributes: tidied(node.attribs),
          children: childrenOf(node.children as Nodes, node.name),
        },
      ]
    }
    return 'data' in node ? [textOf(node.data, place, seen.length - 1)] : []
  })
}

/** Reads HTML; the order of attributes and of classes, indentation and comments don't matter. */
export function treeOf(html: string): Tree[] {
  return childrenOf(parseDocument(html).children, '')
}
