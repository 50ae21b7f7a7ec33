import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { classNames } from './components/class-names.ts'
import { dayIn, longDay } from '../language/day.ts'
import { manifestIn, type Manifest } from './assets.ts'
import { SiteFooter } from './components/site-footer.tsx'
import { SiteHeader } from './components/site-header.tsx'
import { SkipLink } from './components/skip-link.tsx'
import type { PageContent, TrialHere, Visit } from './visit.ts'

/** The whole document: head, header, the page's own content, footer. */
export function renderPage(assets: string, visit: Visit, page: PageContent): string {
  return `<!doctype html>${renderToString(<Document visit={visit} page={page} manifest={manifestIn(assets)} />)}`
}

function Document({ visit, page, manifest }: { visit: Visit; page: PageContent; manifest: Manifest }): VNode {
  const { authority } = visit
  const asset = (name: string) => `/assets/${manifest[name]}`
  const container = containerOf(visit, page)
  const title = `${page.hasErrors ? 'Error: ' : ''}${page.title} – ${authority.name || 'Good Measure'}`
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#06392f" />
        <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
        <link
          rel="preload"
          href={asset('atkinson.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset('main.css')} />
        <script type="module" src={asset('app.js')} />
      </head>
      <body class="govuk-template__body">
        <SkipLink />
        {visit.trial ? <TrialBanner trial={visit.trial} container={container} /> : null}
        {authority.isExample && !visit.trial ? <ExampleBanner container={container} /> : null}
        {page.bare ? null : <CoverBanner visit={visit} container={container} />}
        <SiteHeader
          authorityName={authority.slug ? authority.name : undefined}
          homeHref={visit.urls.home()}
          container={container}
          items={page.bare ? [] : navigation(visit, page.current)}
        />
        <div class={classNames(container, page.width !== 'wide' && 'gm-container--narrow')}>
          {page.before}
          <main class="govuk-main-wrapper" id="main-content" tabIndex={-1}>
            {page.body}
          </main>
        </div>
        <SiteFooter container={container} items={page.bare ? footerOf(visit).slice(0, 2) : footerOf(visit)} />
        <OnPaper visit={visit} container={container} />
      </body>
    </html>
  )
}

function ExampleBanner({ container }: { container: string }): VNode {
  return (
    <section class="gm-example-banner govuk-!-display-none-print" aria-label="About this council">
      <p class={container}>This is an invented council. Nothing here is real, and no e-mail is sent.</p>
    </section>
  )
}

/** For whom the visitor acts today, and who acts for them. */
function CoverBanner({
  visit: { visitor, urls },
  container,
}: {
  visit: Visit
  container: string
}): VNode | null {
  const { actsFor = [], coveredBy = [] } = visitor
  if (actsFor.length + coveredBy.length === 0) return null
  const sentences = [
    ...actsFor.map(({ name, until }) => `You are acting for ${name} until ${longDay(until)}.`),
    ...coveredBy.map(({ name, until }) => `${name} acts for you until ${longDay(until)}.`),
  ]
  return (
    <section class="gm-cover-banner govuk-!-display-none-print" aria-label="Acting for others">
      <p class={container}>
        {sentences.join(' ')}{' '}
        <a class="govuk-link" href={urls.cover()}>
          See what this means
        </a>
      </p>
    </section>
  )
}

/** On every page of a trial return, on paper too. */
function TrialBanner({ trial: { ends }, container }: { trial: TrialHere; container: string }): VNode {
  return (
    <section class="gm-trial-banner" aria-label="About this trial">
      <p class={container}>
        <strong>This is a trial.</strong> Nothing you send is counted, or kept after {longDay(dayIn(ends))}.
      </p>
    </section>
  )
}

/** Where and when a sheet was printed, and where the addresses on it begin; never the secret address of a link. */
function OnPaper({ visit, container }: { visit: Visit; container: string }): VNode {
  const { baseUrl } = visit.platform.settings
  return (
    <p class={`${container} gm-on-paper`}>
      Printed on {longDay(visit.today)}. Addresses that begin with / go on from {baseUrl}
    </p>
  )
}

interface NavItem {
  text: string
  href: string
  current: boolean
}

/** Header, page and footer share their edges. Staff have the width of the window, on every page alike. */
function containerOf(visit: Visit, { width, bare }: PageContent): string {
  return width === 'wide' || (isOfStaff(visit) && !bare)
    ? 'gm-container gm-container--wide'
    : 'govuk-width-container'
}

function isOfStaff({ visitor }: Visit): boolean {
  return (
    visitor.kind === 'person' &&
    [...visitor.roles].some((role) => role !== 'supplier' && role !== 'community-organisation')
  )
}

function navigation(visit: Visit, current?: string): NavItem[] {
  const { urls, visitor, authority } = visit
  const item = (name: string, text: string, href: string) => ({ text, href, current: name === current })
  if (!authority.slug) return []
  if (isOfStaff(visit)) {
    return [
      item('work', 'My work', urls.staff()),
      item('contracts', 'Contracts', urls.staffContracts()),
      item('verify', 'Checking', urls.verificationQueue()),
      item('register', 'Register', urls.register()),
      item('settings', 'Settings', urls.settings()),
      item('account', 'Account', urls.account()),
    ]
  }
  const isOfSupplier = visitor.kind === 'person' && visitor.roles.has('supplier')
  return [
    ...(isOfSupplier
      ? [
          item('returns', 'Your returns', urls.supplierHome()),
          item('promises', 'Your promises', urls.myCommitments()),
          item('further-benefits', 'Something more', urls.myFurtherBenefits()),
        ]
      : []),
    item('register', 'Register', urls.register()),
    item('outcomes', 'Outcomes', urls.outcomes()),
    item('contracts', 'Contracts', urls.contracts()),
    item('methods', 'Methods', urls.methods()),
    item('policy', 'Policy', urls.policy()),
    visitor.kind === 'person'
      ? item('account', 'Account', urls.account())
      : item('sign-in', 'Sign in', urls.signIn()),
  ]
}

function footerOf({ urls, authority }: Visit): { text: string; href: string }[] {
  if (!authority.slug) return []
  return [
    { text: 'Accessibility', href: urls.accessibility() },
    { text: 'Privacy', href: urls.privacy() },
    { text: 'Open data', href: urls.openData() },
    { text: 'Methods', href: urls.methods() },
    { text: 'Duty check', href: urls.check() },
    { text: 'API', href: urls.api() },
  ]
}
