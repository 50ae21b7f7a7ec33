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
import { isRole, roles, staffRoles } from '../../role.ts'
import { addToken, endToken, type TokenRecord, tokensOf } from '../../store.ts'
import { Errors } from '../field-form.tsx'
import { actionsColumn } from '../actions-column.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

const lives = { '30': '30 days', '90': '90 days', '365': 'One year' }

/** Keys for programs: made here, shown once, ended here. */
export const tokensPage = definePage({
  path: pattern.tokens(),
  allow: manageTokens,
  get: (visit) => list(visit),
  async post(visit) {
    const name = visit.form.text('name')
    const role = visit.form.text('role')
    const days = visit.form.text('days')
    const errors: FieldErrors = {
      ...(name && name.length <= 100 ? {} : { name: 'Say what it is for, in 100 characters or fewer' }),
      ...(isRole(role) && staffRoles.some((staff) => staff === role) ? {} : { role: 'Choose a role' }),
      ...(Object.hasOwn(lives, days) ? {} : { days: 'Choose how long it lives' }),
    }
    if (Object.keys(errors).length > 0 || !isRole(role)) return list(visit, { errors })
    const { text } = await addToken(visit.tx, { name, role, days: Number(days) })
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

async function list(
  visit: Visit,
  { made, errors = {} }: { made?: string; errors?: FieldErrors } = {},
): Promise<PageAnswer> {
  const { tx, urls, now } = visit
  const tokens = await tokensOf(tx)
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
        <Tokens tokens={tokens} urls={urls} now={now} />
      )}
      <NewToken visit={visit} errors={errors} cleared={made !== undefined} />
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

function Tokens({ tokens, urls, now }: { tokens: TokenRecord[]; urls: Urls; now: Date }) {
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
        { content: token.name },
        { content: roles[token.role].name },
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

function NewToken({ visit, errors, cleared }: { visit: Visit; errors: FieldErrors; cleared: boolean }) {
  const typed = (name: string) => (cleared ? '' : visit.form.text(name))
  return (
    <form method="post" action={visit.urls.tokens()} novalidate>
      <h2 class="govuk-heading-m">Make a token</h2>
      <Input
        name="name"
        label="What is it for?"
        value={typed('name')}
        autocomplete="off"
        error={errors.name}
      />
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
