import type { TagProps } from '../../../web/components/tag.tsx'
import type { Change } from '../../change-plan.ts'

/** What bringing a line of a file in would do to it, as a tag says it. */
export const changeTags: Record<Change, { text: string; colour: TagProps['colour'] }> = {
  added: { text: 'Added', colour: 'green' },
  changed: { text: 'Changed', colour: 'blue' },
  unchanged: { text: 'As it was', colour: 'grey' },
}
