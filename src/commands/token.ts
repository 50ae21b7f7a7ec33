import { isRole, roles } from '../parties/index.ts'
import { addToken, supplierOf } from '../parties/store.ts'
import { isId } from '../language/identifier.ts'
import { authorityNamed, CannotDo, type Command, readArguments } from './command.ts'

export const token: Command = {
  does: 'makes a token for the API',
  help: `npm run goodmeasure -- token create --role ROLE [--authority SLUG] [--name NAME] [--days DAYS]
npm run goodmeasure -- token create --role supplier --supplier ID [--authority SLUG] …

Prints the token once; only its hash is kept. It may do what the role may do, at that one authority, for 90 days unless
--days says otherwise. A supplier's token sends that supplier's returns; ID stands at the end of the supplier's address
in the product. Roles: ${Object.keys(roles).join(', ')}.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        authority: { type: 'string' },
        name: { type: 'string', default: 'Made in the terminal' },
        days: { type: 'string', default: '90' },
        supplier: { type: 'string' },
      },
    })
    if (positionals[0] !== 'create') throw new CannotDo('Say what to do: token create --role ROLE.')
    const role = values.role ?? ''
    if (!isRole(role)) throw new CannotDo(`Say which role with --role: ${Object.keys(roles).join(', ')}.`)
    const days = Number(values.days)
    if (!Number.isInteger(days) || days < 1 || days > 366)
      throw new CannotDo('--days must be a whole number from 1 to 366.')
    const supplier = values.supplier as string | undefined
    if ((role === 'supplier') !== (supplier !== undefined))
      throw new CannotDo('A token of the role supplier needs --supplier ID, and no other takes it.')
    const authority = await authorityNamed(platform, values.authority as string | undefined)
    const scope = { authority: authority.id, actor: { kind: 'system' }, at: platform.clock() } as const
    const made = await platform.database.withAuthority(scope, async (tx) => {
      const known = supplier === undefined || (isId(supplier) && (await supplierOf(tx, supplier)))
      if (!known) throw new CannotDo(`There is no supplier ${supplier} here.`)
      return addToken(tx, { name: String(values.name), role, days, supplier })
    })
    say(made.text)
  },
}
