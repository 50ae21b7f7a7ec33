import { type PageAnswer, show } from '../../web/visit.ts'

/** For a link that was used, replaced or has run out: a dead end says where to go. */
export function linkGone(advice: string): PageAnswer {
  return show(
    {
      title: 'This link does not work any more',
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">This link does not work any more</h1>
          <p class="govuk-body">
            It was used already, it was replaced by a newer one, or it has run out. Look for a newer e-mail.
          </p>
          <p class="govuk-body">{advice}</p>
        </>
      ),
    },
    410,
  )
}
