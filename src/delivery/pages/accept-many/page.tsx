import { isId } from '../../../language/identifier.ts'
import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, show, type Visit } from '../../../web/visit.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { verify } from '../../permissions.ts'
import { acceptMany, mostTogether, type OneOfMany, togetherOf } from '../../store.ts'
import { longestReason } from '../../verification.ts'
import { notTogetherWords } from '../check-words.ts'
import { tellingOf } from '../telling.ts'

const title = 'Accept many at once'

/** Those that nothing was noticed about, in one act with one reason; each keeps a decision of its own. */
export const acceptManyPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.acceptMany(),
    allow: verify,
    async get(visit) {
      const ids = chosen(visit.query.getAll('delivery'))
      return showChosen(visit, await togetherOf(visit.tx, ids), '')
    },
    async post(visit) {
      const { tx, form, visitor } = visit
      const ids = chosen(form.all('delivery'))
      const reason = form.raw('reason')
      const error = errorOf(ids, reason)
      if (error) return showChosen(visit, await togetherOf(tx, ids), reason, error)
      const having = { needs, telling: tellingOf(visit) }
      return showDone(visit, await acceptMany(tx, having, ids, { reason, by: visitor.id }))
    },
  })

const chosen = (texts: readonly string[]) => [...new Set(texts.filter(isId))].slice(0, mostTogether)

function errorOf(ids: readonly string[], reason: string): { field: string; text: string } | undefined {
  if (ids.length === 0) return { field: 'deliveries', text: 'Tick at least one delivery' }
  if (reason.trim() === '') return { field: 'reason', text: 'Say why these can be accepted together' }
  if (reason.trim().length > longestReason)
    return { field: 'reason', text: `Make it shorter: at most ${longestReason} letters` }
  return undefined
}

function showChosen(
  visit: Visit,
  all: readonly OneOfMany[],
  reason: string,
  error?: { field: string; text: string },
): Answer {
  const { urls } = visit
  const may = all.filter(({ because }) => because === undefined)
  const left = all.filter(({ because }) => because !== undefined)
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} /> : null}
      <PageHeading
        title={title}
        lede="Nothing was noticed about these, and they are not drawn for a full check. Each is recorded as accepted in full, by you, with the reason below."
      />
      {may.length > 0 ? (
        <form method="post" action={urls.acceptMany()} novalidate>
          {may.map(({ id }) => (
            <input type="hidden" name="delivery" value={id} />
          ))}
          <Some visit={visit} caption={countWords(may.length, 'can be accepted')} some={may} />
          <Textarea
            name="reason"
            label="Reason"
            labelClass="govuk-label--m"
            hint="One for all of them, such as “Small amounts, as planned, with evidence”. It stands with each decision."
            rows={3}
            value={reason}
            error={error?.field === 'reason' ? error.text : undefined}
          />
          <Button preventDoubleClick>{may.length === 1 ? 'Accept it' : `Accept these ${may.length}`}</Button>
        </form>
      ) : (
        <EmptyState
          title="None of them can be accepted together"
          action={{ text: 'Deliveries to check', href: urls.verificationQueue() }}
        >
          Tick deliveries of low risk in the list, or open each and decide on it.
        </EmptyState>
      )}
      {left.length > 0 ? (
        <Some visit={visit} caption={countWords(left.length, 'not with the others')} some={left} withWhy />
      ) : null}
    </>
  )
  const before = <BackNavigation href={urls.verificationQueue()} />
  return show({ title, current: 'verify', width: 'wide', before, body }, error ? 422 : 200)
}

function showDone(visit: Visit, all: readonly OneOfMany[]): Answer {
  const { urls } = visit
  const done = all.filter(({ because }) => because === undefined)
  const left = all.filter(({ because }) => because !== undefined)
  const heading = countWords(done.length, 'accepted')
  const body = (
    <>
      <PageHeading
        title={heading}
        lede="Each has a decision of its own, and the suppliers are told when all of their return is checked."
      />
      {done.length > 0 ? <Some visit={visit} caption="Accepted" some={done} /> : null}
      {left.length > 0 ? <Some visit={visit} caption="Left as they are" some={left} withWhy /> : null}
      <p class="govuk-body">
        <a class="govuk-link" href={urls.verificationQueue()}>
          Deliveries to check
        </a>
      </p>
    </>
  )
  return show({ title: heading, current: 'verify', width: 'wide', body })
}

function countWords(count: number, what: string): string {
  return `${count} ${count === 1 ? 'delivery' : 'deliveries'} ${what}`
}

interface SomeProps {
  visit: Visit
  caption: string
  some: readonly OneOfMany[]
  withWhy?: boolean
}

function Some({ visit, caption, some, withWhy = false }: SomeProps) {
  return (
    <Table
      caption={caption}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Delivery' },
        { content: 'Reported', numeric: true },
        { content: 'Supplier' },
        ...(withWhy ? [{ content: 'Why' }] : []),
      ]}
      rows={some.map(({ id, delivery, because }) => [
        {
          content: delivery ? (
            <a class="govuk-link" href={visit.urls.verifyDelivery(id)}>
              {delivery.title}, {quarterCode(delivery.quarter)}
            </a>
          ) : (
            'A delivery that is not there'
          ),
        },
        { content: delivery ? unitWords(delivery.measure, delivery.quantity) : '', numeric: true },
        { content: delivery?.supplierName ?? '' },
        ...(withWhy ? [{ content: because ? notTogetherWords(because) : '' }] : []),
      ])}
    />
  )
}
