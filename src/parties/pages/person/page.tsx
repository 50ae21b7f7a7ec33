import { longDay } from '../../../language/day.ts'
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
import { lockAdministrators, type Membership, type PersonRecord, recordRoleChange } from '../../store.ts'
import { Errors } from '../field-form.tsx'
import { RoleChoices } from '../invite/role-choices.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { lastAdministrator, type Member, memberNamed } from './member.ts'

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
      {manages && <Further urls={urls} person={person} isHere={current.length > 0} />}
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

interface FurtherProps {
  urls: Urls
  person: PersonRecord
  /** Whether they hold a role today. */
  isHere: boolean
}

function Further({ urls, person, isHere }: FurtherProps) {
  const links = isHere
    ? [
        { text: 'They are away: let somebody act for them', href: urls.newCoverOf(person.id) },
        { text: 'Hand over some of their work', href: urls.handOver(person.id) },
        {
          text: 'They are leaving: end all their roles, and hand over what is theirs',
          href: urls.endMembership(person.id),
        },
        { text: 'Their phone is lost: let them set up another', href: urls.removeSecondFactor(person.id) },
      ]
    : [{ text: 'Hand over what still stands in their name', href: urls.handOver(person.id) }]
  return (
    <ul class="govuk-list">
      {[...links, { text: 'What was recorded about them', href: urls.history('person', person.id) }].map(
        ({ text, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ),
      )}
    </ul>
  )
}
