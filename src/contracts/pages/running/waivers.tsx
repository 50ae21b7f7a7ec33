import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { exactMoney } from '../../../language/money.ts'
import { typedDay } from '../../../language/typed-day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { keepWaivers, seeContracts } from '../../permissions.ts'
import {
  waiverKinds,
  waiverRefusals,
  type WaiverStanding,
  waiverStandings,
  waiverStandsOn,
} from '../../running/waiver.ts'
import {
  contractOf,
  contractSettingOf,
  keepWaiver,
  waiverOf,
  type WaiverFilter,
  type WaiverRecord,
  waiversAsCsv,
  waiversIn,
  withdrawWaiver,
} from '../../store.ts'
import { Errors } from '../errors.tsx'
import { without } from '../list-contracts/listed.ts'
import { showWaiver } from './show-waiver.tsx'
import { readWaiver, type TypedWaiver, typedWaiver, typedWaiverIn, WaiverFields } from './waiver-form.tsx'

const title = 'Waivers and direct awards'

async function filterOf({ tx, query, today }: Visit): Promise<WaiverFilter> {
  const standing = query.getAll('standing').find((each) => Object.hasOwn(waiverStandings, each))
  const { waiverMonths: months } = await contractSettingOf(tx)
  return {
    search: query.get('search')?.trim() ?? '',
    standing: standing as WaiverStanding | undefined,
    contract: query.getAll('contract').find(isId),
    today,
    months,
  }
}

/** The register of waivers and direct awards. */
export const waiversPage = definePage({
  path: pattern.waivers(),
  allow: seeContracts,
  async get(visit) {
    const { tx, urls, query, visitor } = visit
    const filter = await filterOf(visit)
    const after = query.getAll('after').find((place) => /^\d{4}-\d\d-\d\d[0-9a-f-]{36}$/.test(place))
    const found = await waiversIn(tx, filter, { after })
    const keeps = mayPass(keepWaivers, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title={title}
          aside={keeps ? <Button href={urls.newWaiver()}>Record one</Button> : undefined}
        />
        <FilterAndResults
          filter={
            <FilterPanel
              action={urls.waivers()}
              search={{ name: 'search', label: 'Number, what or from whom', value: filter.search ?? '' }}
              groups={[
                {
                  name: 'standing',
                  legend: 'How it stands',
                  options: Object.entries(waiverStandings).map(([value, text]) => ({
                    value,
                    text,
                    checked: filter.standing === value,
                  })),
                },
              ]}
            />
          }
          results={<Results {...{ visit, filter, keeps, ...found }} />}
        />
      </>
    )
    const before = <Breadcrumbs items={[{ text: 'Contracts', href: urls.staffContracts() }]} />
    return show({ title, current: 'contracts', width: 'wide', before, body })
  },
})

interface ResultsShown {
  visit: Visit
  filter: WaiverFilter
  keeps: boolean
  waivers: WaiverRecord[]
  next?: string
}

const colours = { 'in-force': 'green', expiring: 'yellow', expired: 'grey' } as const

function Results({ visit: { urls, query }, filter, keeps, waivers, next }: ResultsShown) {
  const chips = [
    ...(filter.search ? [{ text: `“${filter.search}”`, name: 'search' }] : []),
    ...(filter.standing ? [{ text: waiverStandings[filter.standing], name: 'standing' }] : []),
    ...(filter.contract ? [{ text: 'One contract', name: 'contract' }] : []),
  ]
  return (
    <>
      <Chips
        items={chips.map(({ text, name }) => ({
          text,
          removeHref: urls.waivers(without(query, [name, 'after'])),
        }))}
        clearHref={urls.waivers()}
      />
      {waivers.length === 0 ? (
        <EmptyState
          title={chips.length > 0 ? 'None like this' : 'None recorded yet'}
          action={
            keeps && chips.length === 0 ? { text: 'Record the first', href: urls.newWaiver() } : undefined
          }
        >
          {chips.length > 0
            ? 'Take a filter off, or look for fewer words.'
            : 'When the council buys without the usual competition, it stands here with its number, the reason, who approved it and until when.'}
        </EmptyState>
      ) : (
        <Table
          caption={title}
          captionClass="govuk-visually-hidden"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'Number' },
            { content: 'What' },
            { content: 'From whom' },
            { content: 'Value', numeric: true },
            { content: 'Approved by' },
            { content: 'Until' },
          ]}
          rows={waivers.map((waiver) => {
            const standing = waiverStandsOn(waiver, filter.today, filter.months)
            return [
              {
                content: (
                  <a class="govuk-link" href={urls.waiver(waiver.id)}>
                    {waiver.number}
                  </a>
                ),
              },
              { content: `${waiver.title} (${waiverKinds[waiver.kind].toLowerCase()})` },
              { content: waiver.supplier },
              { content: waiver.value ? exactMoney(waiver.value) : 'Not said', numeric: true },
              { content: `${waiver.approver}, ${longDay(waiver.approvedOn)}` },
              {
                content: (
                  <>
                    {longDay(waiver.expires)}{' '}
                    <Tag colour={colours[standing]}>{waiverStandings[standing]}</Tag>
                  </>
                ),
              },
            ]
          })}
        />
      )}
      {next && (
        <Pagination next={{ href: urls.waivers(without(query, ['after'], { after: next })), text: 'More' }} />
      )}
      {waivers.length > 0 && (
        <LinkRow
          links={[{ text: 'Download these (CSV)', href: urls.waiversAsCsv(without(query, ['after'])) }]}
        />
      )}
    </>
  )
}

/** What the list finds, as a file. */
export const waiversCsvPage = definePage({
  path: pattern.waiversAsCsv(),
  allow: seeContracts,
  async get(visit) {
    const filter = await filterOf(visit)
    return {
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      name: 'waivers-and-direct-awards.csv',
      from: (tx) => waiversAsCsv(tx, filter),
    }
  },
})

/** Records a waiver or direct award; `?contract=` puts it on a contract. */
export const newWaiverPage = definePage({
  path: pattern.newWaiver(),
  allow: keepWaivers,
  get: (visit) =>
    form(visit, {
      number: '',
      kind: '',
      title: '',
      supplier: '',
      contract: visit.query.getAll('contract').find(isId) ?? '',
      value: '',
      reason: '',
      approver: '',
      approvedOn: typedDay(null),
      expires: typedDay(null),
    }),
  async post(visit) {
    const typed = typedWaiverIn(visit.form)
    const read = readWaiver(typed)
    if ('errors' in read) return form(visit, typed, { errors: read.errors })
    const decision = await keepWaiver(visit.tx, read.waiver)
    if (decision.accepted) return goTo(visit.urls.waivers())
    const { field, sentence } = waiverRefusals[decision.because]
    return form(visit, typed, { errors: { [field]: sentence } })
  },
})

/** One of the register, to read and to change. */
export const waiverPage = definePage({
  path: pattern.waiver(':waiver'),
  allow: seeContracts,
  allowPost: keepWaivers,
  async get(visit) {
    const waiver = await found(visit)
    if (waiver && !mayPass(keepWaivers, visit.visitor.roles, false)) return showWaiver(visit, waiver)
    return waiver ? form(visit, typedWaiver(waiver), { waiver }) : notFound()
  },
  async post(visit) {
    const waiver = await found(visit, { lock: true })
    if (!waiver) return notFound()
    const typed = typedWaiverIn(visit.form)
    if (Number(visit.form.text('version')) !== waiver.version)
      return form(visit, typed, { waiver, isStale: true })
    const read = readWaiver(typed)
    if ('errors' in read) return form(visit, typed, { waiver, errors: read.errors })
    const decision = await keepWaiver(visit.tx, read.waiver, waiver)
    if (decision.accepted) return goTo(visit.urls.waivers())
    const { field, sentence } = waiverRefusals[decision.because]
    return form(visit, typed, { waiver, errors: { [field]: sentence } })
  },
})

async function found(
  { tx, params }: Visit,
  options: { lock?: boolean } = {},
): Promise<WaiverRecord | undefined> {
  const id = params.waiver ?? ''
  const waiver = isId(id) ? await waiverOf(tx, id, options) : undefined
  return waiver?.withdrawnBecause === null ? waiver : undefined
}

interface FormShown {
  errors?: FieldErrors
  waiver?: WaiverRecord
  isStale?: boolean
}

async function form(
  visit: Visit,
  typed: TypedWaiver,
  { errors = {}, waiver, isStale = false }: FormShown = {},
): Promise<Answer> {
  const { tx, urls } = visit
  const contract = isId(typed.contract) ? await contractOf(tx, typed.contract) : undefined
  const heading = waiver ? waiver.number : 'Record a waiver or direct award'
  const body = (
    <>
      <Errors errors={errors} days={['approvedOn', 'expires']} />
      <PageHeading title={heading} />
      {isStale && waiver && (
        <InsetText>
          Somebody else changed this in the meantime. It now says: {waiver.title}, until{' '}
          {longDay(waiver.expires)}, approved by {waiver.approver}. Your words are still below;{' '}
          <a href={urls.waiver(waiver.id)}>see it as it is now</a>.
        </InsetText>
      )}
      <form method="post" novalidate>
        {waiver && <input type="hidden" name="version" value={waiver.version} />}
        <WaiverFields typed={typed} errors={errors} contractTitle={contract?.title ?? null} />
        <Button preventDoubleClick>{waiver ? 'Save' : 'Record it'}</Button>
      </form>
      {waiver && (
        <LinkRow
          links={[
            { text: 'Take it out of the register', href: urls.withdrawWaiver(waiver.id) },
            { text: 'History', href: urls.history('waiver', waiver.id) },
          ]}
        />
      )}
    </>
  )
  const before = <Breadcrumbs items={[{ text: title, href: urls.waivers() }]} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title: heading, current: 'contracts', before, body }, status)
}

/** Takes one out of the register that was entered by mistake, with a reason. */
export const withdrawWaiverPage = definePage({
  path: pattern.withdrawWaiver(':waiver'),
  allow: keepWaivers,
  async get(visit) {
    const waiver = await found(visit)
    return waiver ? withdrawForm(visit, waiver) : notFound()
  },
  async post(visit) {
    const waiver = await found(visit, { lock: true })
    if (!waiver) return notFound()
    const reason = visit.form.text('reason')
    if (reason === '') return withdrawForm(visit, waiver, { reason: 'Say why it is taken out' })
    await withdrawWaiver(visit.tx, waiver, reason.slice(0, 2000))
    return goTo(visit.urls.waivers())
  },
})

function withdrawForm({ urls }: Visit, waiver: WaiverRecord, errors: FieldErrors = {}): Answer {
  const heading = 'Take it out of the register'
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title={heading}
        caption={waiver.number}
        lede="For one that was entered by mistake. One that has expired just stays. Its history is kept."
      />
      <form method="post" novalidate>
        <Textarea name="reason" label="Why" rows={3} error={errors.reason} />
        <Button kind="warning" preventDoubleClick>
          Take it out
        </Button>
      </form>
    </>
  )
  const items = [
    { text: title, href: urls.waivers() },
    { text: waiver.number, href: urls.waiver(waiver.id) },
  ]
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title: heading, current: 'contracts', before: <Breadcrumbs items={items} />, body }, status)
}
