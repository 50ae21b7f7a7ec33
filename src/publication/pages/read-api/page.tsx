import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { ApiRoute } from '../../../web/api.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'

/** The API for people: every address, from the same declarations that answer there. */
export function apiPage(routes: () => readonly ApiRoute[]): Page {
  return definePage({
    path: pattern.api(),
    allow: readPublished,
    async get({ urls, authority }) {
      return show({
        title: 'API',
        before: <Breadcrumbs items={[{ text: 'Home', href: urls.home() }, { text: 'API' }]} />,
        body: <Api routes={routes()} slug={authority.slug} />,
      })
    },
  })
}

function Api({ routes, slug }: { routes: readonly ApiRoute[]; slug: string }) {
  const tags = Map.groupBy(routes, ({ tag }) => tag)
  return (
    <>
      <PageHeading
        title="API"
        lede="Everything a page can do, a program can do, under the same permissions. What anyone may read needs no token."
      />
      <p class="govuk-body">
        Addresses begin with <code>/api/v1</code>. Add <code>?authority={slug}</code> to say whose records.
        Money and quantities are text, exact to the last digit; days are written 2026-11-23. A description for
        programs stands at{' '}
        <a class="govuk-link" href="/api/openapi.json">
          /api/openapi.json
        </a>
        .
      </p>
      <p class="govuk-body">
        With a token: <code>Authorization: Bearer gm_…</code>. An administrator makes tokens in the settings.
        Without one, 300 requests a minute.
      </p>
      {[...tags].map(([tag, ofTag]) => (
        <Table
          caption={tag}
          captionClass="govuk-table__caption--m"
          onPhone="blocks"
          head={[{ content: 'Address' }, { content: 'What it does' }, { content: 'Who may' }]}
          rows={ofTag.map(({ method, path, summary, allow }) => [
            {
              content: (
                <code>
                  {method} {path.replaceAll(/:(\w+)/g, '{$1}')}
                </code>
              ),
            },
            { content: summary },
            { content: allow.sentence },
          ])}
        />
      ))}
    </>
  )
}
