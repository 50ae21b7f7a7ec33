import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { managePeople } from '../../permissions.ts'
import {
  countToTake,
  leftBehindBy,
  type LeftBehind,
  lockAdministrators,
  type PersonWithRoles,
  recordHandover,
  rolesInWords,
  servicesIn,
  staffOf,
} from '../../store.ts'
import { describeHandover, type HandoverErrors, type TypedHandover } from '../../typed-handover.ts'
import { FieldForm } from '../field-form.tsx'
import { lastAdministrator, type Member, memberNamed } from '../person/member.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { WhatIsTheirs } from './belongings.tsx'
import { endTheirSessions } from './end-their-sessions.ts'
import { TakerFields, typedHandoverIn } from './taker-fields.tsx'

type Needs = Pick<PartiesNeeds, 'belongings'>

interface Leaving {
  member: Member
  left: LeftBehind
  takers: PersonWithRoles[]
}

async function leavingIn(visit: Visit, { belongings }: Needs): Promise<Leaving | undefined> {
  const member = await memberNamed(visit)
  if (!member || member.current.length === 0) return undefined
  const { id } = member.person
  const takers = (await staffOf(visit.tx)).filter((person) => person.id !== id)
  return { member, left: await leftBehindBy(visit.tx, id, belongings), takers }
}

/** Somebody leaves: one step ends their roles and gives to others everything that stands in their name. */
export function endMembershipPage(needs: Needs): Page {
  return definePage({
    path: pattern.endMembership(':person'),
    allow: managePeople,
    async get(visit) {
      const leaving = await leavingIn(visit, needs)
      if (!leaving) return notFound()
      return form(visit, leaving, { typed: typedHandoverIn(visit.form, servicesIn(leaving.left)) })
    },
    async post(visit): Promise<Answer> {
      const { tx, urls } = visit
      const administrators = await lockAdministrators(tx)
      const leaving = await leavingIn(visit, needs)
      if (!leaving) return notFound()
      const { member, left, takers } = leaving
      const typed = typedHandoverIn(visit.form, servicesIn(left))
      if (administrators.length === 1 && administrators[0] === member.person.id)
        return form(visit, leaving, { typed, errors: { button: lastAdministrator } })
      const around = { takers: new Set(takers.map(({ id }) => id)), isAnything: countToTake(left) > 0 }
      const described = describeHandover(typed, around)
      if ('errors' in described) return form(visit, leaving, { typed, errors: described.errors })
      const withdrawInvitations = visit.form.text('invitations') === 'withdraw'
      const handing = { person: member.person, isLeaving: true, withdrawInvitations, ...described }
      const id = await recordHandover(tx, handing, left)
      await endTheirSessions(visit, member.person.id)
      return goTo(urls.handover(id))
    },
  })
}

interface FormShown {
  typed: TypedHandover
  errors?: HandoverErrors
}

function form(
  visit: Visit,
  { member, left, takers }: Leaving,
  { typed, errors = {} }: FormShown,
): PageAnswer {
  const { urls, authority } = visit
  const { person, current } = member
  const title = `${person.name} is leaving`
  const body = (
    <FieldForm
      title={title}
      errors={errors}
      button={`End the roles of ${person.name}${countToTake(left) > 0 ? ' and hand over' : ''}`}
      kind="warning"
      lede={
        <>
          <p class="govuk-body">
            {person.name} is {rolesInWords(current)}. From the moment you confirm they can open nothing of{' '}
            {authority.name} any more. What they recorded stays, under their name.
          </p>
          <WhatIsTheirs left={left} roles={current} name={person.name} urls={urls} />
        </>
      }
    >
      {countToTake(left) > 0 && (
        <TakerFields takers={takers} services={servicesIn(left)} typed={typed} errors={errors} />
      )}
      {left.invitations.length > 0 && <Invitations left={left} chosen={visit.form.all('invitations')} />}
      <p class="govuk-body">
        You can put it all back on the next page, as long as nothing of it was changed since.
      </p>
    </FieldForm>
  )
  const items = [
    { text: 'People', href: urls.people() },
    { text: person.name, href: urls.personSettings(person.id) },
  ]
  const before = <SettingsTrail urls={urls} items={items} />
  return show({ title, current: 'settings', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}

function Invitations({ left, chosen }: { left: LeftBehind; chosen: string[] }) {
  const names = left.invitations.map(({ name, roles }) => `${name} (${rolesInWords(roles)})`).join(', ')
  return (
    <Checkboxes
      name="invitations"
      legend="Invitations they sent that wait for an answer"
      legendClass="govuk-fieldset__legend--s"
      hint={names}
      values={chosen}
      items={[{ value: 'withdraw', text: 'Withdraw them', hint: 'Otherwise they can still be accepted.' }]}
    />
  )
}
