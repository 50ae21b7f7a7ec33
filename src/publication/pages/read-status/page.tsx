import { longMoment } from '../../../language/day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import { lastPublished } from '../../store.ts'

/** Whether it works now: this page was made from the database this moment. */
export const statusPage = definePage({
  path: pattern.status(),
  allow: readPublished,
  async get({ tx, urls, authority, now }) {
    const published = await lastPublished(tx)
    return show({
      title: 'Status',
      before: <Breadcrumbs items={[{ text: 'Home', href: urls.home() }, { text: 'Status' }]} />,
      body: (
        <>
          <PageHeading title="Everything works" caption={authority.name} />
          <SummaryList
            rows={[
              { key: 'Asked', value: longMoment(now) },
              { key: 'Pages and database', value: 'Answering' },
              { key: 'Last output published', value: published ? longMoment(published) : 'None yet' },
              {
                key: 'For programs',
                value: (
                  <>
                    <a class="govuk-link" href="/healthz">
                      /healthz
                    </a>{' '}
                    and{' '}
                    <a class="govuk-link" href="/readyz">
                      /readyz
                    </a>
                  </>
                ),
              },
            ]}
          />
        </>
      ),
    })
  },
})
