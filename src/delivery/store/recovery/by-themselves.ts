import { sql } from 'kysely'
import { dayIn } from '../../../language/day.ts'
import { commitmentOf, type CommitmentRecord, contractOf } from '../../../contracts/store.ts'
import { authoritiesIn, type AuthorityRecord } from '../../../parties/store.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Tx } from '../../../platform/tx.ts'
import { authorityAddress } from '../../../web/authority-address.ts'
import { urlsAt } from '../../../web/urls.ts'
import { daysDueToCatchUp, isWithinHours } from '../../rhythm.ts'
import { suppliersToAsk } from '../asking.ts'
import { rhythmOf } from '../rhythm.ts'
import { type AskedByItself, askForRecoveryPlan } from './acts.ts'
import { type DaysDue, missedBy } from './missed.ts'
import { remindOfSteps } from './reminding.ts'
import type { TellingOfPlans } from './telling.ts'

type Installation = Pick<Platform, 'database' | 'settings'>

/** Commitments that are looked at together. */
const inOneBatch = 500

/**
 * At every authority, on its working days and within its hours: asks suppliers how they will catch up, where it chose that, and reminds
 * them of the steps of agreed plans. Doing this again, twice at once, or after being killed asks none twice: a plan is unique by
 * commitment and quarter, a reminder by step and kind. What goes wrong at one authority keeps no other back.
 */
export async function keepPlansGoing({ database, settings }: Installation, at: Date): Promise<void> {
  const authorities = await authoritiesIn(database.installation)
  const faults: unknown[] = []
  for (const authority of authorities) {
    const address = authorityAddress(authority, settings.baseUrl, authorities.length > 1)
    const urls = urlsAt('')
    const telling: TellingOfPlans = {
      authority: authority.name,
      sending: settings.sendsMail && !authority.isExample,
      linkTo: (secret) => address + urls.recoveryPlanLink(secret),
      staffPage: (plan) => address + urls.recoveryPlan(plan),
    }
    await atOne(database, { authority, telling, at }).catch((fault: unknown) => faults.push(fault))
  }
  if (faults.length > 0) throw faults[0]
}

async function atOne(
  database: Installation['database'],
  { authority, telling, at }: { authority: AuthorityRecord; telling: TellingOfPlans; at: Date },
): Promise<void> {
  const scope = { authority: authority.id, actor: { kind: 'system' } as const, at }
  const rhythm = await database.withAuthority({ ...scope, readOnly: true }, rhythmOf)
  if (!isWithinHours(rhythm, at)) return
  const within = rhythm.onSince ? daysDueToCatchUp(rhythm, dayIn(at)) : undefined
  if (within) {
    const byItself = { within, hours: { from: rhythm.fromHour, until: rhythm.untilHour } }
    let after: string | undefined = firstOfAll
    while (after) {
      const place: string = after
      const { missed, last } = await database.withAuthority({ ...scope, readOnly: true }, (tx) =>
        missedAfter(tx, within, place),
      )
      // One transaction for each: its locks are held for a moment, and a kill loses at most one, which is asked the next time.
      for (const id of missed) await database.withAuthority(scope, (tx) => askOne(tx, telling, id, byItself))
      after = last
    }
  }
  await database.withAuthority(scope, (tx) => remindOfSteps(tx, telling))
}

const firstOfAll = '00000000-0000-0000-0000-000000000000'

/** Those of the next commitments that missed a target due on these days and were not asked about since; `last` while there may be more. */
async function missedAfter(
  tx: Tx,
  within: DaysDue,
  after: string,
): Promise<{ missed: string[]; last: string | undefined }> {
  const today = dayIn(tx.at)
  const { from, until } = within
  const { rows } = await sql<{ id: string; newest: string | null; isOpen: boolean }>`
    select c.commitment_id as id, p.newest, coalesce(p.open, false) as "isOpen"
    from commitment c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
    left join lateral (select max(r.quarter) as newest,
        bool_or(not exists (select from recovery_plan_answer a where a.authority_id = r.authority_id
          and a.plan_id = r.plan_id and a.answer = 'agreed')) as open
      from recovery_plan r where r.authority_id = c.authority_id and r.commitment_id = c.commitment_id) p on true
    where c.authority_id = ${tx.authority} and c.commitment_id > ${after}::uuid
      and c.withdrawn_on is null and k.withdrawn_at is null
      and (c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until)
      and not exists (select from return_opt_out o where o.authority_id = c.authority_id
        and o.contract_id = c.contract_id and o.ended_at is null)
      and (c.due between ${from} and ${until}
        or exists (select from return r where r.authority_id = c.authority_id and r.contract_id = c.contract_id
          and r.supplier_id = c.supplier_id and r.due between ${from} and ${until}
          and r.state in ('sent', 'nothing', 'awaited')))
    order by c.commitment_id limit ${inOneBatch}`.execute(tx)
  const ids = rows.filter(({ isOpen }) => !isOpen).map(({ id }) => id)
  const missed = await missedBy(tx, ids, within)
  const isNew = ({ id, newest }: { id: string; newest: string | null }) =>
    missed.has(id) && (newest === null || newest < missed.get(id)!.quarter)
  return {
    missed: rows.filter((row) => !row.isOpen && isNew(row)).map(({ id }) => id),
    last: rows.length === inOneBatch ? rows.at(-1)!.id : undefined,
  }
}

/** Asks about one commitment, where there is an address: what a person asked meanwhile is left to them. */
async function askOne(tx: Tx, telling: TellingOfPlans, id: string, byItself: AskedByItself): Promise<void> {
  const known = await commitmentOf(tx, id)
  const contract = known && (await contractOf(tx, known.contract, { lock: true }))
  const commitment = contract && (await commitmentOf(tx, id, { lock: true }))
  const email = commitment && (await emailToAsk(tx, commitment))
  if (email) await askForRecoveryPlan(tx, telling, commitment, { email, message: '' }, byItself)
}

/** Whom a supplier's plan is asked of, unless somebody types another: where its returns are asked. */
export async function emailToAsk(tx: Tx, { contract, supplier }: CommitmentRecord): Promise<string | null> {
  const asked = await suppliersToAsk(tx, contract)
  return asked.find((each) => each.supplier === supplier)?.email ?? null
}
