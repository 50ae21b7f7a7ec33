import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { changeRoles } from '../../change-roles.ts'
import { isOrganisationRole } from '../../invitation.ts'
import { managePeople, seePeople } from '../../permissions.ts'
import { isRole, type Role, roles } from '../../role.ts'
import {
  holdsOn,
  lockAdministrators,
  type Membership,
  membershipsOf,
  personOf,
  type PersonRecord,
  recordRoleChange,
} from '../../store.ts'
import { Errors } from '../field-form.tsx'
import { RoleChoices } from '../invite/role-choices.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

export interface Member {
  person: PersonRecord
  /** All they ever held, the newest first. */
  memberships: Membership[]
  /** Held today. */
  current: Role[]
}

/** Somebody who belongs, or once belonged, to the visit's authority. */
export async function memberNamed({ tx, params, today }: Visit): Promise<Member | undefined> {
  const id = params.person ?? ''
  const memberships = isId(id) ? await membershipsOf(tx, id) : []
  const person = memberships.length > 0 ? await personOf(tx, id) : undefined
  if (!person) return undefined
  const current = memberships.filter((held) => holdsOn(held, today)).map(({ role }) => role)
  return { person, memberships, current }
}

export const lastAdministrator =
  'An authority needs an administrator, and there is no other. Make somebody else one first'

/** One person's roles, now and before; an administrator changes them here. */
export const personPage = definePage({
  path: pattern.personSettings(':person'),
  allow: seePeople,
  allowPost: managePeople,
  async get(visit) {
    const member = await memberNamed(visit)
    return member ? memberPage(visit, member, member.current) : notFound()
  },
  async post(visit): Promise<Answer> {
    const { tx, urls } = visit
    const administrators = await lockAdministrators(tx)
    const member = await memberNamed(visit)
    if (!member) return notFound()
    const isLast = administrators.length === 1 && administrators[0] === member.person.id
    const kept = member.current.filter(isOrganisationRole)
    const chosen = visit.form
      .all('roles')
      .filter((role): role is Role => isRole(role) && !isOrganisationRole(role))
    const decision = changeRoles(member.current, [...kept, ...chosen], isLast)
    if (!decision.accepted) {
      if (decision.because === 'nothing-changed') return goTo(urls.personSettings(member.person.id))
      return memberPage(visit, member, chosen, lastAdministrator)
    }
    await recordRoleChange(tx, member.person.id, decision.fact)
    return goTo(urls.people())
  },
})

function memberPage(visit: Visit, member: Member, chosen: readonly string[], error?: string): PageAnswer {
  const { urls, visitor } = visit
  const { person, memberships, current } = member
  const manages = mayPass(managePeople, visitor.roles, false)
  const body = (
    <>
      <Errors errors={error ? { roles: error } : {}} />
      <PageHeading
        title={person.name}
        about={
          current.length > 0 ? person.email : `${person.email}. Does not belong to the authority any more.`
        }
      />
      {manages && (
        <form method="post" novalidate>
          <RoleChoices legend="Roles from today on" chosen={chosen} error={error} />
          <Button>Save roles</Button>
        </form>
      )}
      <Roles memberships={memberships} />
      {manages && current.length > 0 && <Further urls={urls} person={person} />}
    </>
  )
  const before = <SettingsTrail urls={urls} items={[{ text: 'People', href: urls.people() }]} />
  return show({ title: person.name, current: 'settings', before, body }, error ? 422 : 200)
}

function Roles({ memberships }: { memberships: Membership[] }) {
  return (
    <Table
      caption="Roles held, now and before"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[{ content: 'Role' }, { content: 'From' }, { content: 'Ended' }]}
      rows={memberships.map(({ role, supplierName, starts, ends }) => [
        { content: supplierName ? `${roles[role].name} (${supplierName})` : roles[role].name },
        { content: longDay(starts) },
        { content: ends ? longDay(ends) : 'Still held' },
      ])}
    />
  )
}

function Further({ urls, person }: { urls: Urls; person: PersonRecord }) {
  return (
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={urls.removeSecondFactor(person.id)}>
          Their phone is lost: let them set up another
        </a>
      </li>
      <li>
        <a class="govuk-link" href={urls.newCoverOf(person.id)}>
          They are away: let somebody act for them
        </a>
      </li>
      <li>
        <a class="govuk-link" href={urls.endMembership(person.id)}>
          They are leaving: end all their roles
        </a>
      </li>
      <li>
        <a class="govuk-link" href={urls.history('person', person.id)}>
          What was recorded about them
        </a>
      </li>
    </ul>
  )
}
