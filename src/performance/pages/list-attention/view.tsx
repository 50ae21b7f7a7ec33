import { Chips } from '../../../web/components/chips.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Button } from '../../../web/components/button.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import type { Visit } from '../../../web/visit.ts'
import { attentionWords, figure, howCounted } from '../../attention-words.ts'
import { ActPanel } from './act-panel.tsx'
import type { Shown } from './shown.ts'
import { Rows } from './rows.tsx'

export function AttentionList(shown: Shown) {
  const { visit, asked, against, rows, errors } = shown
  const { urls } = visit
  const { filter } = asked
  const { title } = attentionWords[filter.kind]
  return (
    <>
      <Errors errors={errors} />
      <Done visit={visit} />
      <PageHeading
        title={filter.dismissed ? `${title}: dismissed` : title}
        lede={
          filter.dismissed
            ? 'Somebody said why these need no attention. One comes back by itself when what it is about changes.'
            : howCounted(filter.kind, against)
        }
      />
      <Find {...shown} />
      {rows.length === 0 ? (
        <NoRows {...shown} />
      ) : (
        <>
          <Bar {...shown} />
          <form method="post" action={urls.attentionOf(filter.kind, withoutDone(visit.query))}>
            <Rows {...shown} />
            <MorePages {...shown} />
            {shown.offered.mayAct && <ActPanel {...shown} />}
          </form>
        </>
      )}
      {!filter.dismissed && shown.dismissed > 0 && (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={urls.attentionOf(filter.kind, changed(visit.query, { dismissed: 'yes' }))}
          >
            {shown.dismissed === 1
              ? '1 that was dismissed'
              : `${figure(shown.dismissed)} that were dismissed`}
          </a>
        </p>
      )}
    </>
  )
}

/** The address's query without what tells of an act that was done. */
export function withoutDone(query: URLSearchParams): URLSearchParams {
  return changed(query, {}, ['did', 'done', 'left'])
}

/** The query with these changes, from the first page on. */
export function changed(
  query: URLSearchParams,
  changes: Record<string, string | undefined>,
  without: readonly string[] = ['did', 'done', 'left', 'after'],
): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const name of without) next.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    if (value) next.set(name, value)
  }
  return next
}

/** What the rows may be of one of. */
const narrowing = ['contract', 'supplier', 'outcome'] as const
const narrowed = { contract: 'One contract', supplier: 'One supplier', outcome: 'One outcome' } as const

const anchors: Record<string, string> = { rows: 'tick-1', by: 'by-day', on: 'on-day', act: 'act' }

/** Each sentence once, leading to the field it is about. */
function Errors({ errors }: { errors: FieldErrors }) {
  const found = [...new Map(Object.entries(errors).map(([field, text]) => [text, field]))]
  if (found.length === 0) return null
  return (
    <ErrorSummary errors={found.map(([text, field]) => ({ text, href: `#${anchors[field] ?? field}` }))} />
  )
}

const didWords: Record<string, string> = {
  assigned: 'given to somebody',
  dated: 'given a day',
  dismissed: 'dismissed',
  'put-back': 'put back',
  measured: 'given another measure',
  kept: 'kept as your own measure',
}

function Done({ visit: { query } }: Shown | { visit: Visit }) {
  const [did, done, left] = ['did', 'done', 'left'].map((name) => query.get(name) ?? '')
  const words = didWords[did!]
  if (!words || !/^\d{1,6}$/.test(done!)) return null
  const count = Number(done)
  const stayed = Number(left) || 0
  const rest =
    stayed === 0
      ? ''
      : ` ${stayed === 1 ? '1 was' : `${figure(stayed)} were`} left as they are: something is reported by their measure already, or a notice’s promise has to be decided on its own.`
  return (
    <NotificationBanner
      isSuccess={count > 0}
      text={`${count === 1 ? '1 row was' : `${figure(count)} rows were`} ${words}.${rest}`}
    />
  )
}

function Find({ visit: { urls }, asked, offered }: Shown) {
  const { filter, whose, order } = asked
  return (
    <form method="get" action={urls.attentionOf(filter.kind)} class="gm-choose" role="search">
      {order === 'latest' && <input type="hidden" name="order" value="latest" />}
      {filter.dismissed && <input type="hidden" name="dismissed" value="yes" />}
      {narrowing.map((name) => filter[name] && <input type="hidden" name={name} value={filter[name]} />)}
      <Select name="whose" label="Whose" items={offered.whose} value={whose.text} />
      <Input name="search" label="Search" type="search" value={filter.search} class="govuk-input--width-20" />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function Bar({ visit, asked, count, offered }: Shown) {
  const { urls, query } = visit
  const { filter, order } = asked
  const { one, many } = attentionWords[filter.kind]
  const at = (changes: Record<string, string | undefined>) =>
    urls.attentionOf(filter.kind, changed(query, changes))
  const chips = [
    ...(filter.search ? [{ text: `“${filter.search}”`, removeHref: at({ search: undefined }) }] : []),
    ...narrowing
      .filter((name) => filter[name])
      .map((name) => ({ text: narrowed[name], removeHref: at({ [name]: undefined }) })),
    ...(filter.dismissed ? [{ text: 'Dismissed', removeHref: at({ dismissed: undefined }) }] : []),
  ]
  return (
    <ResultBar
      count={`${figure(count)} ${count === 1 ? one : many}`}
      orders={[
        { text: 'earliest day first', ...(order === 'latest' ? { href: at({ order: undefined }) } : {}) },
        { text: 'latest day first', ...(order === 'latest' ? {} : { href: at({ order: 'latest' }) }) },
      ]}
    >
      {chips.length > 0 && <Chips items={chips} />}
      {offered.mayAct && count > 5 && (
        <p class="govuk-body">
          <a class="govuk-link" href="#act-panel">
            Do something about many at once
          </a>
        </p>
      )}
    </ResultBar>
  )
}

function MorePages({ visit, asked, rows, more }: Shown) {
  const last = rows.at(-1)
  if (!more || !last) return null
  const after = `${last.day ?? 'infinity'}~${last.subject}`
  const href = visit.urls.attentionOf(asked.filter.kind, changed(visit.query, { after }))
  return <Pagination next={{ href, text: 'More rows' }} />
}

function NoRows({ visit, asked }: Shown) {
  const { urls } = visit
  const { filter, whose } = asked
  if (filter.search || narrowing.some((name) => filter[name]) || filter.dismissed) {
    return (
      <EmptyState
        title="No rows like this"
        action={{ text: 'See all rows', href: urls.attentionOf(filter.kind, { whose: whose.text }) }}
      >
        Take a filter off, or choose whose rows to see.
      </EmptyState>
    )
  }
  const action =
    whose.whose.of === 'everyone'
      ? { text: 'See what else needs attention', href: urls.attention({ whose: whose.text }) }
      : { text: 'See everybody’s', href: urls.attentionOf(filter.kind, { whose: 'everyone' }) }
  return (
    <EmptyState title="Nothing here" action={action}>
      {filter.kind === 'no-owner' && whose.whose.of !== 'service' && whose.whose.of !== 'everyone'
        ? 'What nobody looks after is nobody’s: it is counted for a service, or for everybody.'
        : 'Nothing of this kind needs attention now.'}
    </EmptyState>
  )
}
