import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import { queueLetters } from '../../platform/mail.ts'
import type { Tx } from '../../platform/tx.ts'
import { escalationLetter } from '../reminder-letters.ts'
import { type Batch, endOf, type ReturnToRemind, returnsToRemind, takeSteps } from './reminding.ts'
import type { Telling } from './telling.ts'

/** How the authority's people are told: also where a return stands for them. */
export interface TellingStaff extends Telling {
  returnAt(id: string): string
}

/**
 * Tells whoever looks after a contract, and those who act for them today, of its returns that stayed without an answer: one letter for all of
 * a batch. Where nobody looks after a contract the step is kept all the same, and the list of late returns has it.
 */
export async function escalateBatch(
  tx: Tx,
  telling: TellingStaff,
  batch: Batch,
): Promise<string | undefined> {
  const { rhythm } = batch
  const found = await returnsToRemind(tx, rhythm, { kind: 'escalation', ...batch })
  const taken = await takeSteps(tx, found, 'escalation')
  const told = await toldOf(tx, [...new Set(taken.flatMap(({ owner }) => owner ?? []))])
  const letters = told.map(({ name, email, owners }) => {
    const theirs = taken.filter(({ owner }) => owner !== null && owners.includes(owner))
    return {
      to: email,
      ...escalationLetter({ authority: telling.authority, name, quarter: '' }, unansweredOf(theirs, telling)),
      hours: { from: rhythm.fromHour, until: rhythm.untilHour },
    }
  })
  await queueLetters(tx, letters, { authority: tx.authority, at: tx.at, sending: telling.sending })
  for (const { id, owner, due } of taken) {
    const names = told.filter(({ owners }) => owner && owners.includes(owner)).map(({ name }) => name)
    const words = `No answer to the return due ${due}: ${names.length > 0 ? `told ${names.join(' and ')}` : 'nobody looks after the contract, so nobody was told'}.`
    tx.note({ action: 'return-escalated', subject: 'return', id, words })
  }
  return endOf(found, batch)
}

function unansweredOf(returns: readonly ReturnToRemind[], telling: TellingStaff) {
  return returns.map(({ id, supplierName, contractTitle, due }) => ({
    supplier: supplierName,
    contractTitle,
    due,
    href: telling.returnAt(id),
  }))
}

interface Told {
  name: string
  email: string
  /** Whose contracts they are told of: their own, and those of whom they act for. */
  owners: string[]
}

/** These people where they work here still, and those who act for them today. */
async function toldOf(tx: Tx, owners: readonly string[]): Promise<Told[]> {
  if (owners.length === 0) return []
  const today = dayIn(tx.at)
  const { rows } = await sql<Told>`
    with told as (
      select owner as person_id, owner from unnest(${owners}::uuid[]) as owner
      union
      select v.covering_id, v.away_id from cover v
      where v.authority_id = ${tx.authority} and v.away_id = any(${owners}::uuid[]) and v.stopped_at is null
        and v.starts <= ${today} and v.ends > ${today}
    )
    select p.name, p.email, array_agg(t.owner) as owners
    from told t join person p on p.person_id = t.person_id
    where exists (select from membership m where m.authority_id = ${tx.authority} and m.person_id = t.person_id
      and m.role <> 'supplier' and m.starts <= ${today} and (m.ends is null or m.ends > ${today}))
    group by p.person_id, p.name, p.email order by p.person_id`.execute(tx)
  return rows
}
