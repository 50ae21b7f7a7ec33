import type { ComponentChildren } from 'preact'

export interface LinkRowProps {
  links: readonly { text: ComponentChildren; href: string }[]
}

/** A few links side by side: downloads, "how this was worked out". */
export function LinkRow({ links }: LinkRowProps) {
  if (links.length === 0) return null
  return (
    <ul class="gm-link-row">
      {links.map(({ text, href }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
