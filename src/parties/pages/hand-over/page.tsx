import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { managePeople } from '../../permissions.ts'
import {
  countToTake,
  leftBehindBy,
  type LeftBehind,
  onlyOf,
  type PersonRecord,
  type PersonWithRoles,
  recordHandover,
  staffOf,
} from '../../store.ts'
import { describeHandover, type HandoverErrors } from '../../typed-handover.ts'
import { FieldForm } from '../field-form.tsx'
import { memberNamed } from '../person/member.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { TakerFields, typedHandoverIn } from './taker-fields.tsx'
import { contractsIn } from './their-contracts.ts'

type Needs = Pick<PartiesNeeds, 'belongings'>

interface Giving {
  person: PersonRecord
  left: LeftBehind
  takers: PersonWithRoles[]
}

async function givingIn(visit: Visit, { belongings }: Needs): Promise<Giving | undefined> {
  const member = await memberNamed(visit)
  if (!member) return undefined
  const { person } = member
  const takers = (await staffOf(visit.tx)).filter(({ id }) => id !== person.id)
  return { person, left: await leftBehindBy(visit.tx, person.id, belongings), takers }
}

/** Some of what somebody looks after goes to somebody else, and they stay; also what was left by somebody who left before. */
export function handOverPage(needs: Needs): Page {
  return definePage({
    path: pattern.handOver(':person'),
    allow: managePeople,
    async get(visit) {
      const giving = await givingIn(visit, needs)
      return giving ? form(visit, giving) : notFound()
    },
    async post(visit): Promise<Answer> {
      const giving = await givingIn(visit, needs)
      if (!giving) return notFound()
      const { person, left, takers } = giving
      const chosen = (name: string) => new Set(visit.form.all(name))
      const given = onlyOf(left, chosen('contracts'), chosen('teams'))
      const around = { takers: new Set(takers.map(({ id }) => id)), isAnything: true }
      const described = describeHandover(typedHandoverIn(visit.form, []), around)
      const errors = {
        ...(countToTake(given) > 0 ? {} : { contracts: 'Choose what to hand over' }),
        ...('errors' in described ? described.errors : {}),
      }
      if ('errors' in described || Object.keys(errors).length > 0) return form(visit, giving, errors)
      const handing = { person, isLeaving: false, withdrawInvitations: false, ...described }
      return goTo(visit.urls.handover(await recordHandover(visit.tx, handing, given)))
    },
  })
}

function form(visit: Visit, { person, left, takers }: Giving, errors: HandoverErrors = {}): PageAnswer {
  const { urls } = visit
  const title = `Hand over work of ${person.name}`
  const body =
    countToTake(left) === 0 ? (
      <>
        <PageHeading title={title} />
        <EmptyState title="Nothing to hand over">
          {person.name} looks after no contract and no commitment, and leads no team.
        </EmptyState>
      </>
    ) : (
      <FieldForm
        title={title}
        errors={errors}
        button="Hand over"
        lede={<p class="govuk-body">What you tick goes to somebody else. Everything else stays as it is.</p>}
      >
        <Choices left={left} visit={visit} error={errors.contracts} />
        <TakerFields takers={takers} services={[]} typed={typedHandoverIn(visit.form, [])} errors={errors} />
      </FieldForm>
    )
  const items = [
    { text: 'People', href: urls.people() },
    { text: person.name, href: urls.personSettings(person.id) },
  ]
  const before = <SettingsTrail urls={urls} items={items} />
  return show({ title, current: 'settings', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}

function Choices({ left, visit, error }: { left: LeftBehind; visit: Visit; error?: string }) {
  const contracts = contractsIn(left)
  return (
    <>
      {contracts.length > 0 && (
        <Checkboxes
          name="contracts"
          legend="Contracts, with their commitments"
          legendClass="govuk-fieldset__legend--s"
          values={visit.form.all('contracts')}
          error={error}
          items={contracts.map(({ id, title, words }) => ({ value: id, text: title, hint: words }))}
        />
      )}
      {left.teamsLed.length > 0 && (
        <Checkboxes
          name="teams"
          idPrefix={contracts.length > 0 ? undefined : 'contracts'}
          legend="Teams they lead"
          legendClass="govuk-fieldset__legend--s"
          values={visit.form.all('teams')}
          error={contracts.length > 0 ? undefined : error}
          items={left.teamsLed.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
    </>
  )
}
