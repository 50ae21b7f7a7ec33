import { dayIn, longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Table } from '../../../web/components/table.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { manageTokens } from '../../permissions.ts'
import { isRole, type Role, roles, staffRoles } from '../../role.ts'
import {
  addToken,
  endToken,
  peopleWithRole,
  supplierOf,
  type SupplierRecord,
  type TokenRecord,
  tokensOf,
} from '../../store.ts'
import { Errors } from '../field-form.tsx'
import { actionsColumn } from '../actions-column.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

const lives = { '30': '30 days', '90': '90 days', '365': 'One year' }

/** Keys for programs: made here, shown once, ended here. */
export const tokensPage = definePage({
  path: pattern.tokens(),
  allow: manageTokens,
  get: async (visit) =>
    list(visit, { supplier: await supplierAsked(visit, visit.query.get('supplier') ?? '') }),
  async post(visit) {
    const name = visit.form.text('name')
    const role = visit.form.text('role')
    const days = visit.form.text('days')
    const supplier = await supplierAsked(visit, visit.form.text('supplier'))
    const isStaffRole = isRole(role) && staffRoles.some((staff) => staff === role)
    const errors: FieldErrors = {
      ...(name && name.length <= 100 ? {} : { name: 'Say what it is for, in 100 characters or fewer' }),
      ...(isStaffRole || supplier ? {} : { role: 'Choose a role' }),
      ...(Object.hasOwn(lives, days) ? {} : { days: 'Choose how long it lives' }),
    }
    if (Object.keys(errors).length > 0) return list(visit, { errors, supplier })
    const may = supplier ? { role: 'supplier' as const, supplier: supplier.id } : { role: role as Role }
    const { text } = await addToken(visit.tx, { name, ...may, days: Number(days) })
    return list(visit, { made: text })
  },
})

export const endTokenPage = definePage({
  path: pattern.endToken(':token'),
  allow: manageTokens,
  async post({ tx, params, urls }) {
    const id = params.token ?? ''
    return isId(id) && (await endToken(tx, id)) ? goTo(urls.tokens()) : notFound()
  },
})

/** The supplier whose programs are to send its returns. */
async function supplierAsked({ tx }: Visit, id: string): Promise<SupplierRecord | undefined> {
  return isId(id) ? supplierOf(tx, id) : undefined
}

interface Listed {
  made?: string
  errors?: FieldErrors
  /** A token of this supplier is to be made. */
  supplier?: SupplierRecord
}

async function list(visit: Visit, { made, errors = {}, supplier }: Listed): Promise<PageAnswer> {
  const { tx, urls, now } = visit
  const tokens = await tokensOf(tx)
  const here = new Set((await peopleWithRole(tx)).map(({ id }) => id))
  const suppliers = new Map<string, string>()
  for (const id of new Set(tokens.flatMap((token) => token.supplier ?? []))) {
    suppliers.set(id, (await supplierOf(tx, id))?.name ?? 'A supplier')
  }
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title="API tokens"
        lede="A token lets a program do what one role may do at this authority, until it runs out or you end it."
      />
      {made && <Made text={made} />}
      {tokens.length === 0 ? (
        <EmptyState title="No tokens yet">
          The API's public part needs none. Make one below for the rest.
        </EmptyState>
      ) : (
        <Tokens tokens={tokens} urls={urls} now={now} here={here} suppliers={suppliers} />
      )}
      <NewToken visit={visit} errors={errors} cleared={made !== undefined} supplier={supplier} />
    </>
  )
  const title = made ? 'Your new token' : 'API tokens'
  const failed = Object.keys(errors).length > 0
  return show({ title, current: 'settings', before: <SettingsTrail urls={urls} />, body }, failed ? 422 : 200)
}

function Made({ text }: { text: string }) {
  return (
    <InsetText>
      <p class="govuk-body">Your new token:</p>
      <p class="govuk-body">
        <code class="gm-key">{text}</code>
      </p>
      <WarningText>Copy it now. We keep only its fingerprint and cannot show it again.</WarningText>
    </InsetText>
  )
}

interface TokensProps {
  tokens: TokenRecord[]
  urls: Urls
  now: Date
  /** Who belongs to the authority today. */
  here: ReadonlySet<string>
  /** Names of the suppliers that tokens speak for. */
  suppliers: ReadonlyMap<string, string>
}

function Tokens({ tokens, urls, now, here, suppliers }: TokensProps) {
  const outlives = ({ madeBy, ended, expires }: TokenRecord) =>
    madeBy !== null && !here.has(madeBy) && !ended && expires > now
  const standing = ({ ended, expires }: TokenRecord) =>
    ended
      ? `Ended ${longDay(dayIn(ended))}`
      : expires <= now
        ? 'Has run out'
        : `Until ${longDay(dayIn(expires))}`
  return (
    <Table
      caption="Tokens"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'For' },
        { content: 'Role' },
        { content: 'Last used' },
        { content: 'Works' },
        actionsColumn,
      ]}
      rows={tokens.map((token) => [
        {
          content: (
            <>
              {token.name}
              {outlives(token) && (
                <span class="gm-left govuk-!-font-weight-regular">
                  {' '}
                  Whoever made it has left: is it still needed?
                </span>
              )}
            </>
          ),
        },
        {
          content: token.supplier
            ? `${roles[token.role].name}: ${suppliers.get(token.supplier)}`
            : roles[token.role].name,
        },
        { content: token.used ? longDay(dayIn(token.used)) : 'Never' },
        { content: standing(token) },
        {
          content:
            token.ended || token.expires <= now ? (
              ''
            ) : (
              <form method="post" action={urls.endToken(token.id)}>
                <Button kind="secondary" class="govuk-!-margin-bottom-0">
                  End<span class="govuk-visually-hidden"> the token {token.name}</span>
                </Button>
              </form>
            ),
        },
      ])}
    />
  )
}

interface NewTokenProps {
  visit: Visit
  errors: FieldErrors
  cleared: boolean
  supplier?: SupplierRecord
}

function NewToken({ visit, errors, cleared, supplier }: NewTokenProps) {
  const typed = (name: string) => (cleared ? '' : visit.form.text(name))
  return (
    <form method="post" action={visit.urls.tokens()} novalidate>
      <h2 class="govuk-heading-m">{supplier ? `Make a token for ${supplier.name}` : 'Make a token'}</h2>
      {supplier ? (
        <>
          <input type="hidden" name="supplier" value={supplier.id} />
          <p class="govuk-body">
            Programs of {supplier.name} send and read its own returns with it, and nothing else. Hand it over
            by a way that only they can read.
          </p>
        </>
      ) : (
        <p class="govuk-body">
          A token for a supplier’s programs is made from the page of{' '}
          <a href={visit.urls.staffSuppliers()}>that supplier</a>.
        </p>
      )}
      <Input
        name="name"
        label="What is it for?"
        value={typed('name')}
        autocomplete="off"
        error={errors.name}
      />
      {!supplier && (
        <Select
          name="role"
          label="What may it do?"
          items={[
            { value: '', text: 'Choose a role' },
            ...staffRoles.map((role) => ({ value: role, text: `${roles[role].name}: ${roles[role].does}` })),
          ]}
          value={typed('role')}
          error={errors.role}
        />
      )}
      <Select
        name="days"
        label="How long does it live?"
        items={Object.entries(lives).map(([value, text]) => ({ value, text }))}
        value={typed('days') || '90'}
        error={errors.days}
      />
      <Button preventDoubleClick>Make the token</Button>
    </form>
  )
}
