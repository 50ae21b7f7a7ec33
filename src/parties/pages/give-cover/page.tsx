import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { typedDay } from '../../../language/typed-day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { type CoverErrors, coverWarnings, describeCover, type TypedCover } from '../../cover.ts'
import { isOrganisationRole } from '../../invitation.ts'
import { giveCover, managePeople } from '../../permissions.ts'
import { isRole, type Role } from '../../role.ts'
import { addCover, coverOf, coversOf, type PersonWithRoles, staffOf } from '../../store.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { CoverForm, typedCoverIn } from './cover-form.tsx'
import { tellOfCover } from './cover-letters.ts'

/** Whoever is away, and who could act for them. */
interface Around {
  away: Pick<PersonWithRoles, 'id' | 'name'>
  held: Role[]
  staff: PersonWithRoles[]
  byAdministrator: boolean
}

/** "Sam acts for me from the 3rd to the 17th": made by the person who will be away. */
export const giveCoverPage = definePage({
  path: pattern.newCover(),
  allow: giveCover,
  get: async (visit) => begin(visit, await ownAround(visit)),
  post: async (visit) => make(visit, await ownAround(visit), visit.urls.cover({ done: 'made' })),
})

async function ownAround({ tx, visitor }: Visit): Promise<Around> {
  const held = [...(visitor.ownRoles ?? [])].filter(isRole)
  return {
    away: { id: visitor.id!, name: visitor.name! },
    held,
    staff: await staffOf(tx),
    byAdministrator: false,
  }
}

/** The same for somebody who is away already, by an administrator who says why. */
export const giveCoverForPage = definePage({
  path: pattern.newCoverOf(':person'),
  allow: managePeople,
  async get(visit) {
    const around = await aroundNamed(visit)
    return around ? begin(visit, around) : notFound()
  },
  async post(visit) {
    const around = await aroundNamed(visit)
    return around ? make(visit, around, visit.urls.covers()) : notFound()
  },
})

async function aroundNamed({ tx, params }: Visit): Promise<Around | undefined> {
  const staff = await staffOf(tx)
  const away = staff.find(({ id }) => id === params.person)
  return away && { away, held: away.roles, staff, byAdministrator: true }
}

function begin(visit: Visit, around: Around): PageAnswer {
  const nothing = typedDay(null)
  const roles = around.held.filter((role) => role !== 'administrator')
  return form(visit, around, {
    typed: { covering: '', from: typedDay(visit.today), until: nothing, roles, reason: '' },
  })
}

async function make(visit: Visit, around: Around, next: string): Promise<Answer> {
  const { tx, today } = visit
  const typed = typedCoverIn(visit)
  const { away, held, byAdministrator } = around
  const staff = new Map(around.staff.map(({ id, roles }) => [id, roles]))
  const described = describeCover(typed, { away: away.id, held, staff, today, byAdministrator })
  if ('errors' in described) return form(visit, around, { typed, errors: described.errors })
  const warnings = coverWarnings(described.cover, await coversOf(tx, { from: today }))
  if (warnings.length > 0 && visit.form.text('anyway') !== 'yes')
    return form(visit, around, { typed, warnings })
  const cover = await coverOf(tx, await addCover(tx, described.cover))
  await tellOfCover(visit, cover!)
  return goTo(next)
}

interface FormShown {
  typed: TypedCover
  errors?: CoverErrors
  warnings?: string[]
}

function form(visit: Visit, around: Around, { typed, errors = {}, warnings = [] }: FormShown): PageAnswer {
  const { urls } = visit
  const { away, byAdministrator } = around
  const title = byAdministrator ? `Who acts for ${away.name}?` : 'Ask somebody to act for you'
  const body = (
    <CoverForm
      title={title}
      lede={<Lede name={byAdministrator ? away.name : undefined} />}
      others={around.staff.filter(({ id }) => id !== away.id)}
      held={around.held.filter((role) => !isOrganisationRole(role))}
      byAdministrator={byAdministrator}
      typed={typed}
      errors={errors}
      warnings={warnings}
    />
  )
  const people = [
    { text: 'People', href: urls.people() },
    { text: away.name, href: urls.personSettings(away.id) },
  ]
  const own = [
    { text: 'Account', href: urls.account() },
    { text: 'Cover', href: urls.cover() },
  ]
  const before = byAdministrator ? <SettingsTrail urls={urls} items={people} /> : <Breadcrumbs items={own} />
  const failed = Object.keys(errors).length + warnings.length > 0
  return show({ title, current: byAdministrator ? 'settings' : 'account', before, body }, failed ? 422 : 200)
}

/** What will happen. */
function Lede({ name }: { name?: string }) {
  const whose = name ? `${name}’s` : 'your'
  return (
    <>
      <p class="govuk-body">
        On the days you choose, they see {whose} work beside their own and may do what the roles you tick
        allow. What their own roles don't allow is recorded as theirs, “acting for {name ?? 'you'}”.
      </p>
      <p class="govuk-body">
        Both {name ? 'of them get' : 'of you get'} a letter. They can decline. It ends by itself after the
        last day, and can be ended sooner.
      </p>
    </>
  )
}
