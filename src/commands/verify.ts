import { commitmentsDiffer, contractsDiffer, scaledDiffer } from '../contracts/store.ts'
import { rollupsDiffer } from '../performance/store.ts'
import type { Platform } from '../platform/platform.ts'
import { verifyChain } from '../platform/verify.ts'
import { verifyFiles } from '../platform/verify-files.ts'
import { installationChain } from '../platform/database.ts'
import { totalsDiffer } from '../register/store.ts'
import { CannotDo, type Command, readArguments } from './command.ts'

export const verify: Command = {
  does: 'proves that nothing recorded was changed, and that every total equals its rows',
  help: `npm run goodmeasure -- verify

Walks the audit chain of every authority from its first link, compares every sealed row with its seal, every contract
and commitment with its last fact, every quantity that follows from invoices with the invoices, works every running total out again from the rows, and reads every file that a record names. Prints the last hash of each chain: keep it somewhere else, and a chain that was
cut short shows. Ends with 1 when something differs.`,
  async run(platform, args, say) {
    readArguments({ args, options: {} })
    const authorities = await platform.database.installation
      .selectFrom('authority')
      .select(['authority_id as id', 'name'])
      .orderBy('recorded_at')
      .execute()
    let problems = 0
    for (const authority of [...authorities, { id: installationChain, name: 'The installation' }]) {
      problems += await verifyOne(platform, authority, say)
    }
    if (problems > 0)
      throw new CannotDo(problems === 1 ? '1 problem was found.' : `${problems} problems were found.`)
    say('Everything is as it was recorded.')
  },
}

async function verifyOne(
  platform: Platform,
  { id, name }: { id: string; name: string },
  say: (sentence: string) => void,
): Promise<number> {
  const { database } = platform
  const chain = await verifyChain(database, id)
  const files = await verifyFiles(platform, id)
  const scope = { authority: id, actor: { kind: 'system' }, at: new Date(), readOnly: true } as const
  const rows = await database.withAuthority(scope, async (tx) => [
    ...(await contractsDiffer(tx)),
    ...(await commitmentsDiffer(tx)),
    ...(await scaledDiffer(tx)),
    ...(await rollupsDiffer(tx)),
    ...(await totalsDiffer(tx)),
  ])
  say(
    `${name}: ${chain.links} links, ${chain.entries} entries, ${chain.facts} sealed rows, ${files.count} files${files.destroyed > 0 ? ` (${files.destroyed} more destroyed, each with a tombstone)` : ''}; ends with ${chain.head.hash || 'nothing'}.`,
  )
  for (const problem of [...chain.problems, ...rows, ...files.problems]) say(`  ${problem}`)
  return chain.problems.length + rows.length + files.problems.length
}
