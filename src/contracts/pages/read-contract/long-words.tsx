import { Details } from '../../../web/components/details.tsx'

const short = 600
const beginning = 350

/** Words of a notice as they came; of a long text the beginning, and the rest behind a link. */
export function LongWords({ text }: { text: string }) {
  if (text.length <= short) return <span class="gm-story">{text}</span>
  const begins = text
    .slice(0, beginning)
    .toWellFormed()
    .replace(/\s+\S*$/, '')
  return (
    <>
      <p class="govuk-body gm-story">{begins} …</p>
      <Details summary="Read all of it">
        <p class="govuk-body gm-story">{text}</p>
      </Details>
    </>
  )
}
