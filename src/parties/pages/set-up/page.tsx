import { definePage, type Page } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { type AuthorityErrors, describeAuthority, type TypedAuthority } from '../../authority.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { linkGone } from '../link-gone.tsx'
import { openLinkPage } from '../open-link.tsx'
import { AdministratorForm } from './administrator-form.tsx'
import { AuthorityForm } from './authority-form.tsx'
import { setUp } from './set-up.ts'

const advice =
  'Whoever runs Good Measure can start it again: until it is set up, it prints a new link each time.'

export const openSetUpPage = openLinkPage({
  path: pattern.setUp(':token'),
  purpose: 'set-up',
  title: 'Set up Good Measure',
  button: 'Begin',
  words: async () => (
    <>
      <p class="govuk-body">
        There are three steps: your authority, its first administrator, and a second factor for signing in. It
        takes about five minutes. Have your phone with you.
      </p>
      <p class="govuk-body">This link works until the set-up is done, and for one day at most.</p>
    </>
  ),
  to: ({ urls }) => urls.setUpAuthority(),
  advice,
  beforeSetUp: true,
})

/** Answers only for the holder of an open set-up link. */
async function withLink(visit: Visit, then: (link: string) => Promise<Answer>): Promise<Answer> {
  const link = visit.visitor.links?.find(({ purpose }) => purpose === 'set-up')
  return link ? then(link.id) : linkGone(advice)
}

function typedIn(from: (name: string) => string): { typed: TypedAuthority; policy: 'reference' | 'empty' } {
  const text = (name: string) => from(name).trim()
  return {
    typed: {
      name: text('name'),
      slug: text('slug').toLowerCase(),
      area: text('area'),
      scheme: text('scheme'),
      identifier: text('identifier'),
    },
    policy: text('policy') === 'empty' ? 'empty' : 'reference',
  }
}

export const setUpAuthorityPage = definePage({
  path: pattern.setUpAuthority(),
  allow: anyone,
  beforeSetUp: true,
  get: (visit) =>
    withLink(visit, async () => {
      const { typed, policy } = typedIn((name) => visit.query.get(name) ?? '')
      return authorityForm(visit, typed, policy)
    }),
})

function authorityForm(
  { urls }: Visit,
  typed: TypedAuthority,
  policy: string,
  errors?: AuthorityErrors,
): PageAnswer {
  const body = (
    <AuthorityForm action={urls.setUpAdministrator()} typed={typed} policy={policy} errors={errors} />
  )
  return show({ title: 'Your authority', body, bare: true }, errors ? 422 : 200)
}

/** The first administrator. Its post records the authority, the person and the policy in one transaction. */
export function setUpAdministratorPage(needs: PartiesNeeds): Page {
  return definePage({
    path: pattern.setUpAdministrator(),
    allow: anyone,
    beforeSetUp: true,
    get: (visit) =>
      withLink(visit, async () => {
        const { typed, policy } = typedIn((name) => visit.query.get(name) ?? '')
        const described = describeAuthority(typed)
        if ('errors' in described) return authorityForm(visit, typed, policy, described.errors)
        return administratorForm(visit, typed, policy)
      }),
    post: (visit) =>
      withLink(visit, async (link) => {
        const { typed, policy } = typedIn((name) => visit.form.text(`authority-${name}`))
        const described = describeAuthority(typed)
        if ('errors' in described) return authorityForm(visit, typed, policy, described.errors)
        const done = await setUp(visit, { link, authority: described.authority, policy }, needs)
        if (done === 'link-gone') return linkGone(advice)
        if ('slugTaken' in done) return authorityForm(visit, typed, policy, { slug: done.slugTaken })
        return 'errors' in done ? administratorForm(visit, typed, policy, done.errors) : done.answer
      }),
  })
}

function administratorForm(
  { urls, visitor, form }: Visit,
  typed: TypedAuthority,
  policy: 'reference' | 'empty',
  errors?: Record<string, string>,
): PageAnswer {
  const isKnown = visitor.kind === 'person'
  const person = isKnown
    ? { name: visitor.name ?? '', email: visitor.email ?? '' }
    : { name: form.text('name'), email: form.text('email') }
  const back = urls.setUpAuthority({ ...typed, policy })
  const body = (
    <AdministratorForm
      action={urls.setUpAdministrator()}
      {...{ back, typed, policy, person, isKnown, errors }}
    />
  )
  return show({ title: 'Its first administrator', body, bare: true }, errors ? 422 : 200)
}
