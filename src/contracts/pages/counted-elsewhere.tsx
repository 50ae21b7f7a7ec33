import { type CountedBy, countedElsewhereWords } from '../counted-by.ts'

/** A line under a promise that another authority counts. */
export function CountedElsewhere(commitment: { countedBy?: CountedBy | undefined }) {
  const words = countedElsewhereWords(commitment)
  if (!words) return null
  return (
    <>
      <br />
      <span class="gm-muted govuk-!-font-weight-regular">{words}</span>
    </>
  )
}
