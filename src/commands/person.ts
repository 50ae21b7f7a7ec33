import { isEmail, type Role, staffRoles } from '../parties/index.ts'
import {
  addMembership,
  addPerson,
  endSessions,
  makeLink,
  personByEmail,
  removeSecondFactor,
} from '../parties/store.ts'
import type { Tx } from '../platform/database.ts'
import { urlsAt } from '../web/urls.ts'
import { authorityNamed, CannotDo, type Command, readArguments } from './command.ts'

export const person: Command = {
  does: 'gives a person a role, and prints a link to choose a new password',
  help: `npm run goodmeasure -- person EMAIL --name NAME --role ROLE [--authority SLUG]
npm run goodmeasure -- person EMAIL --reset

For when nobody can sign in any more: the link works for a day, and whoever holds it chooses the password. --reset also
takes the phone and the recovery codes off the account and ends its sessions: the second factor is set up again. Roles:
${staffRoles.join(', ')}.
People of a supplier are invited from the supplier's page.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        authority: { type: 'string' },
        reset: { type: 'boolean', default: false },
      },
    })
    const email = positionals[0] ?? ''
    if (!isEmail(email)) throw new CannotDo('Say whose e-mail address: person name@example.org …')
    const role = values.role as string | undefined
    if (role === undefined ? !values.reset : !staffRoles.some((known) => known === role))
      throw new CannotDo(`Say which role with --role: ${staffRoles.join(', ')}.`)
    const authority = await authorityNamed(platform, values.authority as string | undefined)
    const at = platform.clock()
    const scope = { authority: authority.id, actor: { kind: 'system' }, at } as const
    const secret = await platform.database.withAuthority(scope, async (tx) => {
      const known = await personByEmail(tx, email)
      if (!known && values.reset) throw new CannotDo(`Nobody here has the address ${email}.`)
      const id = known?.id ?? (await addPerson(tx, { email, name: String(values.name ?? email), at }))
      if (role) await addMembership(tx, { person: id, role: role as Role })
      if (values.reset) await beginAgain(tx, id)
      return makeLink(tx, { purpose: 'reset', subject: id, email, days: 1 })
    })
    say(`${platform.settings.baseUrl}${urlsAt('').resetPassword(secret)}`)
  },
}

/** Takes off whatever the account was signed in with. */
async function beginAgain(tx: Tx, person: string): Promise<void> {
  await removeSecondFactor(tx, person)
  await endSessions(tx, person, tx.at)
  tx.note({
    action: 'account-reset',
    subject: 'person',
    id: person,
    words: 'Whoever runs the installation let this person choose a new password and set up another phone.',
  })
}
