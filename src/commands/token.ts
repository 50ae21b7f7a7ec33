import { isRole, roles } from '../parties/index.ts'
import { addToken } from '../parties/store.ts'
import { authorityNamed, CannotDo, type Command, readArguments } from './command.ts'

export const token: Command = {
  does: 'makes a token for the API',
  help: `npm run goodmeasure -- token create --role ROLE [--authority SLUG] [--name NAME] [--days DAYS]

Prints the token once; only its hash is kept. It may do what the role may do, at that one authority, for 90 days unless
--days says otherwise. Roles: ${Object.keys(roles).join(', ')}.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        authority: { type: 'string' },
        name: { type: 'string', default: 'Made in the terminal' },
        days: { type: 'string', default: '90' },
      },
    })
    if (positionals[0] !== 'create') throw new CannotDo('Say what to do: token create --role ROLE.')
    const role = values.role ?? ''
    if (!isRole(role)) throw new CannotDo(`Say which role with --role: ${Object.keys(roles).join(', ')}.`)
    const days = Number(values.days)
    if (!Number.isInteger(days) || days < 1 || days > 366)
      throw new CannotDo('--days must be a whole number from 1 to 366.')
    const authority = await authorityNamed(platform, values.authority as string | undefined)
    const scope = { authority: authority.id, actor: { kind: 'system' }, at: platform.clock() } as const
    const made = await platform.database.withAuthority(scope, (tx) =>
      addToken(tx, { name: String(values.name), role, days }),
    )
    say(made.text)
  },
}
