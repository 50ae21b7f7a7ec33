import { newId } from '../../../language/identifier.ts'
import type { Actor } from '../../../platform/database.ts'
import type { FieldErrors } from '../../../web/form.ts'
import { urlsAt } from '../../../web/urls.ts'
import { goTo, type Redirect, type Visit } from '../../../web/visit.ts'
import type { ProposedAuthority } from '../../authority.ts'
import { isEmail } from '../../email.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { hashPassword } from '../../password.ts'
import {
  addPerson,
  authorityBySlug,
  authoritiesIn,
  beginSession,
  endLink,
  keepPassword,
  lockOpenLink,
  personByEmail,
  setUpAuthority,
} from '../../store.ts'
import { passwordFault } from '../password-field.tsx'
import { sessionCookieOf } from '../session-in-hand.ts'

interface SettingUp {
  /** The set-up link, which this uses up. */
  link: string
  authority: ProposedAuthority
  policy: 'reference' | 'empty'
}

export type SetUp = 'link-gone' | { slugTaken: string } | { errors: FieldErrors } | { answer: Redirect }

/** Records the authority, its policy and its first administrator, in a transaction of the new authority's own. */
export async function setUp(visit: Visit, proposed: SettingUp, needs: PartiesNeeds): Promise<SetUp> {
  const { tx, platform, now, visitor } = visit
  if (await authorityBySlug(tx, proposed.authority.slug)) {
    return { slugTaken: 'Another authority here has this short name already' }
  }
  const known = visitor.kind === 'person' ? visitor.id : undefined
  const typed = await readPerson(visit, known)
  if ('errors' in typed) return typed
  const hash = known ? undefined : await hashPassword(typed.password, needs.passwordCost)
  const isFirst = (await authoritiesIn(tx)).length === 0
  const actor: Actor = { kind: 'system' }
  const secret = await platform.database.withAuthority(
    { authority: newId(), actor, at: now },
    async (own) => {
      if (!(await lockOpenLink(own, proposed.link, now))) return undefined
      const person = known ?? (await addPerson(own, { ...typed, at: now }))
      Object.assign(actor, { kind: 'person', id: person })
      if (hash) await keepPassword(own, person, hash, now)
      await setUpAuthority(own, proposed.authority, person)
      await needs.adoptPolicy(own, proposed.policy)
      await endLink(own, proposed.link, now)
      return known ? '' : beginSession(own, { person, at: now, device: visit.from.device })
    },
  )
  if (secret === undefined) return 'link-gone'
  const urls = urlsAt(isFirst ? '' : `/a/${proposed.authority.slug}`)
  return {
    answer: secret ? goTo(urls.signInSecondFactor('set-up'), [sessionCookieOf(secret)]) : goTo(urls.staff()),
  }
}

interface TypedPerson {
  name: string
  email: string
  password: string
}

async function readPerson(
  { tx, form }: Visit,
  known: string | undefined,
): Promise<TypedPerson | { errors: FieldErrors }> {
  const typed = { name: form.text('name'), email: form.text('email'), password: form.raw('password') }
  if (known) return typed
  const errors: FieldErrors = {}
  if (!typed.name || typed.name.length > 150) errors.name = 'Enter your name, in 150 characters or fewer'
  if (!isEmail(typed.email)) errors.email = 'Enter an e-mail address, like name@example.org'
  else if (await personByEmail(tx, typed.email)) {
    errors.email = 'This e-mail address has an account here. Sign in with it first, then open the link again'
  }
  const fault = await passwordFault(typed.password, [typed.name, typed.email])
  if (fault) errors.password = fault
  return Object.keys(errors).length > 0 ? { errors } : typed
}
