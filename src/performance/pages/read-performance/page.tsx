import { addDays, longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { noticeShownBefore } from '../../kpi/notice.ts'
import { readPerformance } from '../../permissions.ts'
import { noticeDueWords } from '../kpi-words.ts'
import { ContractNavigation } from '../../../contracts/index.ts'
import { contractFound, PerformanceBreadcrumbs } from '../performance-frame.tsx'
import { Failures, Notices, Remedies } from './events.tsx'
import { Kpis } from './kpis.tsx'
import { type PerformanceShown, shownOf } from './shown.ts'

/** How one contract goes: KPIs with their ratings, what went wrong, what was done about it, the notices that tell of it. */
export const readPerformancePage = definePage({
  path: pattern.contractPerformance(':contract'),
  allow: readPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const shown = await shownOf(visit, contract)
    return show({
      title: `Performance: ${contract.title}`,
      current: 'contracts',
      width: 'wide',
      before: <PerformanceBreadcrumbs urls={visit.urls} contract={contract} isWithin={false} />,
      body: <Performance {...shown} />,
    })
  },
})

function Performance(shown: PerformanceShown) {
  const { visit, contract, due, mayKeep } = shown
  const { urls, today } = visit
  const pressing = due.filter(({ by }) => by <= addDays(today, noticeShownBefore))
  return (
    <>
      <PageHeading
        title="Performance"
        caption={contract.title}
        about="What the law calls key performance indicators, breaches and poor performance; and what was done about them."
        aside={mayKeep ? <Button href={urls.newKpi(contract.id)}>Set a KPI</Button> : undefined}
      />
      <ContractNavigation visit={visit} contract={contract} current="performance" />
      {pressing.map((each) => (
        <InsetText>{noticeDueWords(each, today)}</InsetText>
      ))}
      <Kpis {...shown} />
      <Failures {...shown} />
      <Remedies {...shown} />
      <Notices {...shown} />
      {mayKeep && (
        <LinkRow
          links={[
            { text: 'Record a breach or poor performance', href: urls.newFailure(contract.id) },
            { text: 'Record a remedy', href: urls.newRemedy(contract.id) },
            { text: 'Prepare a contract performance notice', href: urls.newPerformanceNotice(contract.id) },
          ]}
        />
      )}
      <p class="govuk-body-s gm-muted">
        As at {longDay(today)}. Whether the law wants a notice for this contract is for the council’s lawyers
        to say: Procurement Act 2023, sections 52 and 71.
      </p>
    </>
  )
}
