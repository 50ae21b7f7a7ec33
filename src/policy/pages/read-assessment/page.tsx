import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { namesOf } from '../../../parties/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { seeAssessments } from '../../permissions.ts'
import { assessmentOf, type AssessmentRecord } from '../../store.ts'
import { checkQuery } from '../../typed-check.ts'
import { readFacts } from '../../written-facts.ts'
import { Answers, countsWords } from '../answers.tsx'
import { FactsTold } from '../facts-told.tsx'

/** A duty check as it was kept: what was answered then, by the rules of then. */
export const assessmentPage = definePage({
  path: pattern.dutyAssessment(':assessment'),
  allow: seeAssessments,
  async get({ tx, params, urls }) {
    const { assessment = '' } = params
    const record = isId(assessment) ? await assessmentOf(tx, assessment) : undefined
    if (!record) return notFound()
    const name = record.by && (await namesOf(tx, [record.by])).get(record.by)
    const before = <Breadcrumbs items={[{ text: 'Duty checks', href: urls.dutyAssessments() }]} />
    const body = <Kept {...{ record, urls, by: name ?? 'a program' }} />
    return show({ title: record.name, current: 'contracts', before, body })
  },
})

function Kept({ record, urls, by }: { record: AssessmentRecord; urls: Urls; by: string }) {
  const { name, contract, facts, told, at, id } = record
  const read = readFacts(facts)
  return (
    <>
      <PageHeading
        title={name}
        caption="Duty check, as it was kept"
        about={`Kept by ${by} on ${longMoment(at)}.`}
        lede={countsWords(told.answers)}
      />
      <Answers answers={told.answers} />
      <h2 class="govuk-heading-m">What was answered</h2>
      <FactsTold facts={facts} />
      {told.policyVersion && <p class="govuk-body">Asked of version {told.policyVersion} of the policy.</p>}
      <LinkRow
        links={[
          ...(contract ? [{ text: 'The contract', href: urls.staffContract(contract) }] : []),
          ...('facts' in read
            ? [{ text: 'Check again by the rules as they are now', href: askedAgain(urls, record) }]
            : []),
          {
            text: 'History',
            href: contract ? urls.history('contract', contract) : urls.history('duty-assessment', id),
          },
        ]}
      />
    </>
  )
}

function askedAgain(urls: Urls, { facts, contract }: AssessmentRecord): string {
  const read = readFacts(facts)
  const query = 'facts' in read ? checkQuery(read.facts) : new URLSearchParams()
  if (contract) query.set('contract', contract)
  return urls.check(query)
}
