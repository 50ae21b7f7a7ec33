import { type PageAnswer, show } from './visit.ts'

/** What everyone sees between the first start and the set-up. */
export function notSetUp(): PageAnswer {
  return show({
    title: 'Good Measure is not set up yet',
    body: (
      <>
        <h1 class="govuk-heading-l">Good Measure is not set up yet</h1>
        <p class="govuk-body">
          Whoever started it finds a link in the terminal. It works once, and leads to the first page of the
          set-up.
        </p>
      </>
    ),
  })
}
