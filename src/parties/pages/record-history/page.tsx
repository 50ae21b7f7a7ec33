import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { forbidden, notFound, show } from '../../../web/visit.ts'
import { guardedSubjects, readAudit, readHistory } from '../../permissions.ts'
import { historyOf, isRecordHere } from '../../store.ts'
import { actorWords, ActWords, subjectWords } from '../audit-trail/acts.tsx'
import { placeOf, placeText } from '../audit-trail/page.tsx'

/** The page of the record itself, where its kind has one that needs no more than its id. */
function addressOf(urls: Urls, subject: string, id: string): string | undefined {
  const addresses: Record<string, (id: string) => string> = {
    contract: urls.staffContract,
    supplier: urls.staffSupplier,
    team: urls.team,
    person: urls.personSettings,
    return: urls.staffReturn,
    delivery: urls.verifyDelivery,
    import: urls.import,
    'further-benefit': urls.furtherBenefit,
    waiver: urls.waiver,
    brief: urls.brief,
    mail: urls.outboxMail,
  }
  return addresses[subject]?.(id)
}

/** How a record came to be as it is: what was done to it, by whom and when, in the words recorded then. */
export const recordHistoryPage = definePage({
  path: pattern.history(':subject', ':id'),
  allow: readHistory,
  async get({ tx, params, urls, query, visitor }) {
    const { subject = '', id = '' } = params
    if (!isId(id) || !/^[a-z][a-z-]{1,40}$/.test(subject)) return notFound()
    if (guardedSubjects.has(subject) && !mayPass(readAudit, visitor.roles, false))
      return forbidden(readAudit.sentence)
    const after = placeOf(query.get('after') ?? '')
    const { acts, next } = await historyOf(tx, subject, id, after)
    if (acts.length === 0 && !after && !(await isRecordHere(tx, subject, id))) return notFound()
    const title = `History of this ${subjectWords(subject)}`
    const record = addressOf(urls, subject, id)
    const body = (
      <>
        <PageHeading
          title={title}
          lede="The newest comes first. Nothing here can be changed or taken out unseen."
        />
        {acts.length === 0 ? (
          <EmptyState title="Nothing is recorded here">
            It came with an import, and nothing was done to it since. The import’s history tells who brought
            it in.
          </EmptyState>
        ) : (
          <Timeline
            headingLevel={2}
            entries={acts.map((act) => ({
              title: <ActWords act={act} />,
              when: longMoment(act.at),
              datetime: act.at.toISOString(),
              by: actorWords(act),
            }))}
          />
        )}
        {next && (
          <Pagination
            next={{ href: `${urls.history(subject, id)}?after=${placeText(next)}`, text: 'Earlier' }}
          />
        )}
      </>
    )
    const before = record && <BackNavigation href={record}>To the {subjectWords(subject)}</BackNavigation>
    return show({ title, before, body })
  },
})
