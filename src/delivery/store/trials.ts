import { sql } from 'kysely'
import { newId } from '../../language/identifier.ts'
import type { Day } from '../../language/day.ts'
import { type Quarter, quarterOf, quarterWords } from '../../language/quarter.ts'
import { authoritiesIn, makeLink } from '../../parties/store.ts'
import { trialFiles } from '../../platform/files.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Seal } from '../../platform/seal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { TrialHere } from '../../web/visit.ts'
import { daysOfTrial, type TrialBegun } from '../trial-return.ts'
import type { SupplierToAsk } from './asking.ts'

/** A trial return, as the person who began it finds it. */
export interface TrialRecord extends TrialHere {
  contractTitle: string
  supplier: string
  supplierName: string
  quarter: Quarter
  /** The secret of its link, sealed. */
  link: string
}

function trialsIn(tx: Tx) {
  return tx
    .selectFrom('trial_return as t')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.authority_id', '=', 't.authority_id').onRef('c.contract_id', '=', 't.contract_id'),
    )
    .innerJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 't.authority_id').onRef('s.supplier_id', '=', 't.supplier_id'),
    )
    .select([
      't.trial_id as id',
      't.contract_id as contract',
      'c.title as contractTitle',
      't.supplier_id as supplier',
      's.name as supplierName',
      't.quarter',
      't.link',
      't.begun_by as begunBy',
      't.ends_at as ends',
    ])
    .where('t.authority_id', '=', tx.authority)
    .where('t.ends_at', '>', tx.at)
}

const asTrial = (row: Omit<TrialRecord, 'quarter'> & { quarter: string }) => row as TrialRecord

/** A trial while it lasts, for the person who began it. */
export async function ownTrial(tx: Tx, id: string, person: string): Promise<TrialRecord | undefined> {
  const row = await trialsIn(tx)
    .where('t.trial_id', '=', id)
    .where('t.begun_by', '=', person)
    .executeTakeFirst()
  return row && asTrial(row)
}

/** The trials of a person, the newest first. */
export async function trialsOf(tx: Tx, person: string): Promise<TrialRecord[]> {
  const rows = await trialsIn(tx).where('t.begun_by', '=', person).orderBy('t.begun_at', 'desc').execute()
  return rows.map(asTrial)
}

/** The trial that a transaction was opened for, while it lasts. */
export async function trialOf(tx: Tx): Promise<TrialHere | undefined> {
  if (!tx.trial) return undefined
  return tx
    .selectFrom('trial_return')
    .select(['trial_id as id', 'contract_id as contract', 'begun_by as begunBy', 'ends_at as ends'])
    .where('authority_id', '=', tx.authority)
    .where('trial_id', '=', tx.trial)
    .where('ends_at', '>', tx.at)
    .executeTakeFirst()
}

/** Quarters that something of a supplier's commitments is planned for. */
export async function plannedQuarters(
  tx: Tx,
  { contract, supplier }: { contract: string; supplier: string },
): Promise<Quarter[]> {
  const { rows } = await sql<{ profile: string; due: Day; quarter: Quarter | null }>`
    select c.profile, c.due, t.quarter
    from commitment c
    left join commitment_target t
      on t.authority_id = c.authority_id and t.commitment_id = c.commitment_id and t.quantity > 0
    where c.authority_id = ${tx.authority} and c.contract_id = ${contract} and c.supplier_id = ${supplier}
      and c.withdrawn_on is null`.execute(tx)
  const planned = rows.flatMap(({ profile, due, quarter }) =>
    profile === 'once' ? quarterOf(due) : (quarter ?? []),
  )
  return [...new Set(planned)]
}

interface BeginningTrial {
  contract: string
  supplier: SupplierToAsk
  person: { id: string; email: string }
  seal: Seal
}

/** Begins a trial: the return in it, and its link. Answers with its id and the link's secret. */
export async function addTrial(
  tx: Tx,
  { contract, supplier, person, seal }: BeginningTrial,
  { quarter, due, ends }: TrialBegun,
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const secret = await makeLink(tx, { purpose: 'trial', subject: id, email: person.email, days: daysOfTrial })
  const of = { contract_id: contract, supplier_id: supplier.supplier, quarter }
  await tx
    .insertInto('trial_return')
    .values({
      authority_id: tx.authority,
      trial_id: id,
      ...of,
      link: seal.sealed(secret, aboutLink(id)),
      begun_at: tx.at,
      begun_by: person.id,
      ends_at: ends,
    })
    .execute()
  await sql`select set_config('app.trial', ${id}, true)`.execute(tx)
  const asked = { state: 'awaited', due, asked_of: person.email, asked_at: tx.at }
  await tx
    .withSchema('trial')
    .insertInto('return')
    .values({
      authority_id: tx.authority,
      return_id: id,
      ...of,
      ...asked,
      recorded_at: tx.at,
      recorded_by: person.id,
    })
    .execute()
  await sql`select set_config('app.trial', '', true)`.execute(tx)
  tx.note({
    action: 'trial-begun',
    subject: 'trial',
    id,
    words: `Began a trial return for ${quarterWords(quarter)}, to see what ${supplier.name} would see. Nothing of it is counted.`,
  })
  return { id, secret }
}

const aboutLink = (trial: string) => `the link of the trial ${trial}`

/** The secret of a trial's link; undefined when the key that sealed it is gone. */
export function trialSecret({ id, link }: TrialRecord, seal: Seal): string | undefined {
  return seal.opened(link, aboutLink(id))
}

/** Ends a trial: its link and everything in it goes. What was uploaded goes by `clearTrialFiles`, once this is committed. */
export async function endTrial(tx: Tx, trial: string): Promise<void> {
  const links = () => tx.selectFrom('link').where('purpose', '=', 'trial').where('subject_id', '=', trial)
  await tx.deleteFrom('link_visit').where('link_id', 'in', links().select('link_id')).execute()
  await tx.deleteFrom('link').where('purpose', '=', 'trial').where('subject_id', '=', trial).execute()
  await tx
    .deleteFrom('trial_return')
    .where('authority_id', '=', tx.authority)
    .where('trial_id', '=', trial)
    .execute()
  tx.note({
    action: 'trial-ended',
    subject: 'trial',
    id: trial,
    words: 'Ended a trial return. Everything in it was cleared away.',
  })
}

/** Removes what was uploaded in trials that are over. */
export async function clearTrialFiles(
  { database, files }: Platform,
  authority: string,
  at: Date,
): Promise<void> {
  const kept = await files.keptApart(authority)
  if (kept.length === 0) return
  const scope = { authority, actor: { kind: 'system' }, at, readOnly: true } as const
  const running = await database.withAuthority(scope, (tx) =>
    tx.selectFrom('trial_return').select('trial_id').where('authority_id', '=', authority).execute(),
  )
  const theirs = new Set(running.map(({ trial_id }) => trialFiles(trial_id)))
  for (const name of kept.filter((each) => !theirs.has(each))) await files.clearApart(authority, name)
}

/** Ends the trials that have run out, and removes what was uploaded in any that is over. */
export async function clearTrials(platform: Platform, now: Date): Promise<void> {
  const { database } = platform
  for (const { id: authority } of await authoritiesIn(database.installation)) {
    const scope = { authority, actor: { kind: 'system' }, at: now } as const
    await database.withAuthority(scope, async (tx) => {
      const over = await tx
        .selectFrom('trial_return')
        .select('trial_id')
        .where('authority_id', '=', authority)
        .where('ends_at', '<=', now)
        .execute()
      for (const { trial_id } of over) await endTrial(tx, trial_id)
    })
    await clearTrialFiles(platform, authority, now)
  }
}

/** A letter that a supplier would have got, as it stands in the trial. */
export interface TrialLetter {
  subject: string
  body: string
  at: Date
}

/** What the supplier would have been told, the newest first; to be asked in the trial's own transaction. */
export async function lettersOfTrial(tx: Tx): Promise<TrialLetter[]> {
  if (!tx.trial) return []
  return tx
    .selectFrom('mail')
    .select(['subject', 'body', 'made_at as at'])
    .where('authority_id', '=', tx.authority)
    .orderBy('made_at', 'desc')
    .orderBy('mail_id', 'desc')
    .execute()
}
