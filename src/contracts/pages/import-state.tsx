import { Tag, type TagProps } from '../../web/components/tag.tsx'
import { importStates, rowsOrNotices } from '../import-words.ts'
import type { ImportState } from '../import.ts'
import type { ImportRecord } from '../store.ts'

const colours: Record<ImportState, TagProps['colour']> = {
  received: 'grey',
  trying: 'blue',
  tried: 'blue',
  applying: 'blue',
  applied: 'green',
  undoing: 'blue',
  undone: 'grey',
  refused: 'red',
}

export function StateTag({ record: { state, brokeOff } }: { record: ImportRecord }) {
  return brokeOff ? (
    <Tag colour="red">Broke off</Tag>
  ) : (
    <Tag colour={colours[state]}>{importStates[state]}</Tag>
  )
}

/** What a file did or would do, for a list: "120 added, 3 changed". */
export function countsInShort({ state, format, added, changed, unchanged, refused }: ImportRecord): string {
  if (state !== 'tried' && state !== 'applied' && state !== 'undone') return ''
  const parts = [
    added > 0 && `${added.toLocaleString('en-GB')} added`,
    changed > 0 && `${changed.toLocaleString('en-GB')} changed`,
    unchanged > 0 && `${unchanged.toLocaleString('en-GB')} as they were`,
    refused > 0 && `${rowsOrNotices(format, refused)} with faults`,
  ].filter(Boolean)
  const would = state === 'tried' ? 'would be: ' : ''
  return parts.length > 0 ? would + parts.join(', ') : 'None'
}
