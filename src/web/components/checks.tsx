import type { ComponentChildren } from 'preact'
import { StatusTag } from './status-tag.tsx'

export interface ChecksProps {
  items: readonly { status: 'look' | 'fine'; text: ComponentChildren }[]
}

/** What was checked by rule, and whether a person should look. */
export function Checks({ items }: ChecksProps) {
  return (
    <ul class="gm-checks">
      {items.map(({ status, text }) => (
        <li class="gm-checks__item">
          <StatusTag status={status} /> {text}
        </li>
      ))}
    </ul>
  )
}
