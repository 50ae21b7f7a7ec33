import { longMoment } from '../../../language/day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { type Dataset, formatNames, formats, kindWords, licence } from '../../dataset.ts'
import { datasets } from '../../datasets.ts'
import { readPublished } from '../../permissions.ts'
import { type LastChange, lastChange } from '../../store.ts'

export function openDataPages(): Page[] {
  return [openDataPage, ...datasets.map(datasetPage)]
}

const openDataPage = definePage({
  path: pattern.openData(),
  allow: readPublished,
  async get({ tx, urls, authority }) {
    const changed = await lastChange(tx)
    return show({
      title: 'Open data',
      before: <Breadcrumbs items={[{ text: 'Home', href: urls.home() }, { text: 'Open data' }]} />,
      body: <OpenData {...{ urls, changed, authority: authority.name }} />,
    })
  },
})

function OpenData({
  urls,
  changed,
  authority,
}: {
  urls: Urls
  changed: LastChange | undefined
  authority: string
}) {
  return (
    <>
      <PageHeading
        title="Open data"
        lede="Everything these pages show, as files you may use for anything. No names of people, no e-mail addresses, no marks of bids."
      />
      {datasets.map((dataset) => (
        <section>
          <h2 class="govuk-heading-m">
            <a class="govuk-link" href={urls.dataset(dataset.name)}>
              {dataset.title}
            </a>
          </h2>
          <p class="govuk-body govuk-!-margin-bottom-1">{dataset.describes}</p>
          <LinkRow
            links={[
              ...downloadsOf(dataset, urls),
              { text: 'What the columns mean', href: urls.dataset(dataset.name) },
            ]}
          />
        </section>
      ))}
      <h2 class="govuk-heading-m">Using it</h2>
      <SummaryList
        rows={[
          { key: 'Licence', value: <Licence /> },
          {
            key: 'Say where it is from',
            value: `“Contains public sector information from ${authority}, licensed under the ${licence.name}.”`,
          },
          { key: 'Last changed', value: changed ? longMoment(changed.at) : 'Nothing is recorded yet' },
          {
            key: 'For programs',
            value: (
              <>
                Files have an ETag, so that you only fetch what has changed. The same records stand in the{' '}
                <a class="govuk-link" href={urls.api()}>
                  API
                </a>
                .
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Licence() {
  return (
    <a class="govuk-link" href={licence.href} rel="license">
      {licence.name}
    </a>
  )
}

function downloadsOf(dataset: Dataset, urls: Urls) {
  return formats.map((format) => ({ text: formatNames[format], href: urls.datasetAs(dataset.name, format) }))
}

function datasetPage(dataset: Dataset): Page {
  return definePage({
    path: pattern.dataset(dataset.name),
    allow: readPublished,
    async get({ tx, urls }) {
      const changed = await lastChange(tx)
      return show({
        title: dataset.title,
        before: (
          <Breadcrumbs
            items={[
              { text: 'Home', href: urls.home() },
              { text: 'Open data', href: urls.openData() },
              { text: dataset.title },
            ]}
          />
        ),
        body: <Dictionary {...{ dataset, urls, changed }} />,
      })
    },
  })
}

function Dictionary({
  dataset,
  urls,
  changed,
}: {
  dataset: Dataset
  urls: Urls
  changed: LastChange | undefined
}) {
  return (
    <>
      <PageHeading title={dataset.title} caption="Open data" lede={dataset.describes} />
      <LinkRow links={downloadsOf(dataset, urls)} />
      <Table
        caption="What the columns mean"
        captionClass="govuk-table__caption--m"
        firstCellIsHeader
        onPhone="blocks"
        head={[{ content: 'Column' }, { content: 'What it holds' }, { content: 'Written as' }]}
        rows={dataset.columns.map(({ name, describes, kind }) => [
          { content: <code>{name}</code> },
          { content: describes },
          { content: kindWords[kind] },
        ])}
      />
      <SummaryList
        rows={[
          { key: 'Licence', value: <Licence /> },
          { key: 'Last changed', value: changed ? longMoment(changed.at) : 'Nothing is recorded yet' },
          {
            key: 'In CSV',
            value:
              'UTF-8, the first line names the columns. A text that begins with = + - or @ has an apostrophe before it, so that no spreadsheet runs it.',
          },
          { key: 'In JSON', value: 'Decimal numbers are text, exact to the last digit.' },
        ]}
      />
    </>
  )
}
