import { StatusTag } from '../../../web/components/status-tag.tsx'
import type { CoverStanding } from '../../cover.ts'

/** How a cover stands, in a word. */
export function CoverTag({ standing }: { standing: CoverStanding }) {
  switch (standing) {
    case 'running':
      return <StatusTag status="verified">runs now</StatusTag>
    case 'coming':
      return <StatusTag status="waiting">to come</StatusTag>
    case 'over':
      return <StatusTag status="withdrawn">over</StatusTag>
    case 'ended':
      return <StatusTag status="withdrawn">ended early</StatusTag>
    case 'declined':
      return <StatusTag status="withdrawn">declined</StatusTag>
  }
}
