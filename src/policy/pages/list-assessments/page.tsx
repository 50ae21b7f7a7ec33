import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { seeAssessments } from '../../permissions.ts'
import { type AssessmentRecord, assessmentsKept } from '../../store.ts'
import { countsWords } from '../answers.tsx'

const perPage = 50

/** The duty checks that were kept, with a contract or for what is still to be bought. */
export const assessmentsPage = definePage({
  path: pattern.dutyAssessments(),
  allow: seeAssessments,
  async get({ tx, query, urls }) {
    const [after, contract] = [query.get('after') ?? '', query.get('contract') ?? '']
    const filter = { after: isId(after) ? after : undefined, contract: isId(contract) ? contract : undefined }
    const { assessments, next } = await assessmentsKept(tx, { ...filter, limit: perPage })
    const names = await namesOf(
      tx,
      assessments.map(({ by }) => by),
    )
    const here = filter.contract ? { contract: filter.contract } : undefined
    const body = (
      <>
        <PageHeading
          title="Duty checks"
          lede="What the law and the policy ask of purchases, as it was kept."
          aside={<Button href={urls.check(here)}>Check a purchase</Button>}
        />
        {assessments.length > 0 ? (
          <Kept {...{ assessments, names, urls }} />
        ) : (
          <EmptyState title="No duty check is kept here">
            Check a purchase, then keep the answer with its contract or under a name.
          </EmptyState>
        )}
        {next && (
          <Pagination next={{ href: urls.dutyAssessments({ ...here, after: next }), text: 'Earlier' }} />
        )}
      </>
    )
    return show({ title: 'Duty checks', current: 'contracts', body })
  },
})

interface KeptProps {
  assessments: readonly AssessmentRecord[]
  names: ReadonlyMap<string, string>
  urls: Urls
}

function Kept({ assessments, names, urls }: KeptProps) {
  return (
    <Table
      onPhone="blocks"
      head={[{ content: 'For' }, { content: 'Answer' }, { content: 'Kept' }]}
      rows={assessments.map(({ id, name, told, at, by }) => [
        {
          content: (
            <a class="govuk-link" href={urls.dutyAssessment(id)}>
              {name}
            </a>
          ),
        },
        { content: countsWords(told.answers) },
        { content: `${longMoment(at)}, by ${(by && names.get(by)) ?? 'a program'}` },
      ])}
    />
  )
}
