import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { changeRoles } from '../../change-roles.ts'
import { managePeople } from '../../permissions.ts'
import { lockAdministrators, recordRoleChange, rolesInWords } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { lastAdministrator, type Member, memberNamed } from './page.tsx'

/** Ends all roles of somebody who leaves, after saying what that means. */
export const endMembershipPage = definePage({
  path: pattern.endMembership(':person'),
  allow: managePeople,
  async get(visit) {
    const member = await memberNamed(visit)
    return member && member.current.length > 0 ? confirm(visit, member) : notFound()
  },
  async post(visit): Promise<Answer> {
    const { tx, urls } = visit
    const administrators = await lockAdministrators(tx)
    const member = await memberNamed(visit)
    if (!member) return notFound()
    const isLast = administrators.length === 1 && administrators[0] === member.person.id
    const decision = changeRoles(member.current, [], isLast)
    if (decision.accepted) await recordRoleChange(tx, member.person.id, decision.fact)
    else if (decision.because === 'last-administrator') return confirm(visit, member, lastAdministrator)
    return goTo(urls.people())
  },
})

function confirm({ urls, authority }: Visit, { person, current }: Member, error?: string): PageAnswer {
  const title = `End the roles of ${person.name}`
  const body = (
    <FieldForm
      title={title}
      errors={error ? { button: error } : {}}
      button={`End the roles of ${person.name}`}
      kind="warning"
      lede={
        <>
          <p class="govuk-body">
            {person.name} is {rolesInWords(current)}. From this moment they can open nothing of{' '}
            {authority.name} any more. What they recorded stays, under their name.
          </p>
          <p class="govuk-body">You can give them roles again at any time.</p>
        </>
      }
    />
  )
  const items = [
    { text: 'People', href: urls.people() },
    { text: person.name, href: urls.personSettings(person.id) },
  ]
  return show(
    { title, current: 'settings', before: <SettingsTrail urls={urls} items={items} />, body },
    error ? 422 : 200,
  )
}
