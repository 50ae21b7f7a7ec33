import { type PageAnswer, show, type Visit } from './visit.ts'

/** The page for an address that leads nowhere, another authority's records included. */
export function notHere(visit?: Visit): PageAnswer {
  return show(
    {
      title: 'Page not found',
      body: (
        <>
          <h1 class="govuk-heading-l">Page not found</h1>
          <p class="govuk-body">If you typed the address, check that it is right.</p>
          <p class="govuk-body">
            If you followed a link, what it led to may have been taken away or may not be public.
          </p>
          {visit?.authority.slug ? <WaysOn visit={visit} /> : null}
        </>
      ),
      hasErrors: false,
    },
    404,
  )
}

function WaysOn({ visit: { urls, visitor } }: { visit: Visit }) {
  return (
    <p class="govuk-body">
      Go to{' '}
      <a class="govuk-link" href={urls.home()}>
        the home page
      </a>{' '}
      or search{' '}
      <a class="govuk-link" href={urls.register()}>
        the register
      </a>
      .{visitor.kind === 'stranger' ? ' If you work for the council, you may have to sign in.' : ''}
    </p>
  )
}

export function notAllowedHere(because: string): PageAnswer {
  return show(
    {
      title: 'You cannot open this page',
      body: (
        <>
          <h1 class="govuk-heading-l">You cannot open this page</h1>
          <p class="govuk-body">{because}</p>
          <p class="govuk-body">An administrator of your authority can change what you may do.</p>
        </>
      ),
      hasErrors: false,
    },
    403,
  )
}

/** For whoever comes to a trial return that is over, or that never was. */
export function trialEnded(): PageAnswer {
  return show(
    {
      title: 'This trial has ended',
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">This trial has ended</h1>
          <p class="govuk-body">
            Everything that was sent in it has been taken away. Nothing of it was counted.
          </p>
          <p class="govuk-body">If you work for the council, you can begin another from a contract’s page.</p>
        </>
      ),
    },
    410,
  )
}

export function cannotNow(status: number, detail: string): PageAnswer {
  return show(
    {
      title: 'That did not work',
      body: (
        <>
          <h1 class="govuk-heading-l">That did not work</h1>
          <p class="govuk-body">{detail}</p>
        </>
      ),
      hasErrors: false,
    },
    status,
  )
}
