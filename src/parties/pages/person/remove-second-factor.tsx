import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { managePeople } from '../../permissions.ts'
import { authoritiesOfPerson, endSessions, removeSecondFactor } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { sendLetter } from '../send-letter.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { type Member, memberNamed } from './member.ts'

const elsewhere =
  'This person also belongs to another authority here. Whoever runs the installation can let them set up another phone'

/** For somebody whose phone and recovery codes are lost. Their password is still needed. */
export const removeSecondFactorPage = definePage({
  path: pattern.removeSecondFactor(':person'),
  allow: managePeople,
  async get(visit) {
    const member = await memberNamed(visit)
    return member && member.current.length > 0 ? confirm(visit, member) : notFound()
  },
  async post(visit): Promise<Answer> {
    const { tx, now, today, urls, platform, authority } = visit
    const member = await memberNamed(visit)
    if (!member || member.current.length === 0) return notFound()
    const { person } = member
    const belongs = await authoritiesOfPerson(platform.database, person.id, today)
    if (belongs.some(({ id }) => id !== authority.id)) return confirm(visit, member, elsewhere)
    await removeSecondFactor(tx, person.id)
    await endSessions(tx, person.id, now)
    tx.note({
      action: 'second-factor-removed',
      subject: 'person',
      id: person.id,
      words: `Let ${person.name} set up another phone for their codes. Their sessions were ended.`,
    })
    await sendLetter(visit, {
      to: person.email,
      subject: 'Set up another phone for Good Measure',
      paragraphs: [
        `Dear ${person.name},`,
        'An administrator took the phone you signed in with off your account. When you next sign in with your password, you set up another.',
        'If you did not want this, tell your administrator at once.',
      ],
    })
    return goTo(urls.personSettings(person.id))
  },
})

function confirm({ urls }: Visit, { person }: Member, error?: string): PageAnswer {
  const title = `Let ${person.name} set up another phone`
  const body = (
    <FieldForm
      title={title}
      errors={error ? { button: error } : {}}
      button="Let them set up another phone"
      kind="warning"
      lede={
        <p class="govuk-body">
          Do this only when you are sure who is asking: speak to them, and do not rely on an e-mail. They are
          signed out everywhere. The next time, their password alone lets them set up another phone.
        </p>
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
