import type { ComponentChildren, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { SiteFooter } from '../site-footer.tsx'
import { SiteHeader } from '../site-header.tsx'
import { SkipLink } from '../skip-link.tsx'

export interface GalleryPage {
  name: string
  title: string
  current?: string
  items?: readonly string[]
  isWide?: boolean
  before?: ComponentChildren
  body: JSX.Element
}

const visitor = ['Register', 'Available', 'Outcomes', 'Contracts', 'Case studies', 'Bulletins', 'Sign in']
const footer = ['Accessibility', 'Privacy', 'Open data', 'Methods', 'API']

/** A whole page with the built style and script, as a browser opens it from a file. */
export function documentOf(page: GalleryPage, assets: { style: string; script: string }): string {
  const items = (page.items ?? visitor).map((text) => ({ text, href: '#', current: text === page.current }))
  return `<!doctype html>${renderToString(
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.title}</title>
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body class="govuk-template__body">
        <SkipLink />
        <SiteHeader homeHref="#" authorityName="Wrenshire County Council" items={items} />
        <div class={page.isWide ? 'gm-container gm-container--wide' : 'govuk-width-container'}>
          {page.before}
          <main class="govuk-main-wrapper" id="main-content">
            {page.body}
          </main>
        </div>
        <SiteFooter items={footer.map((text) => ({ text, href: '#' }))}>
          Figures are published under the Open Government Licence.
        </SiteFooter>
      </body>
    </html>,
  )}`
}
