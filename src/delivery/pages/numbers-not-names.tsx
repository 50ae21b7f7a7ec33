import { InsetText } from '../../web/components/inset-text.tsx'

/** What to leave out of evidence, and what to send instead: said before anything is chosen. */
export function NumbersNotNames() {
  return (
    <InsetText class="gm-inset--snug">
      <p>
        <strong>Send numbers, not names.</strong> We count people. We never need to know who they are.
      </p>
      <p>
        Leave out or cover names, signatures, home addresses, dates of birth and National Insurance numbers,
        and anything about one person’s health, origin, religion, union or criminal record.
      </p>
      <p>Send instead: how many people, and what they did; or the sheet with the names covered.</p>
    </InsetText>
  )
}
