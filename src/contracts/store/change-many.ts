import { type RawBuilder, sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import { addContractFacts } from './bulk-contracts.ts'
import { termsOfRow } from './commitment-row.ts'
import { sealOfContract } from './contracts.ts'

interface Changed {
  id: string
  version: number
  title: string
}

/**
 * Says who looks after these commitments: an edit of each, with its history. Those withdrawn, or theirs already, are left
 * as they are. Answers with the ids of those that changed.
 */
export async function giveCommitments(
  tx: Tx,
  ids: readonly string[],
  owner: { id: string; name: string },
  reason: string,
): Promise<string[]> {
  const changed = await change(
    tx,
    ids,
    sql`owner_id = ${owner.id}::uuid`,
    sql`c.owner_id is distinct from ${owner.id}::uuid`,
  )
  await addFacts(tx, changed, reason)
  for (const { id, version, title } of changed)
    noteChange(tx, id, version, `${owner.name} looks after “${title}” from now on. ${reason}`)
  return changed.map(({ id }) => id)
}

/** The measure, and for each commitment the outcome it is counted under. */
export interface NewMeasure {
  measure: string
  name: string
  /** Outcomes by commitment. */
  outcomes: ReadonlyMap<string, string>
}

/** Counts these commitments by another measure: an edit of each, with its history. The caller counts again, and sees that nothing was reported. */
export async function measureCommitments(
  tx: Tx,
  { measure, name, outcomes }: NewMeasure,
  reason: string,
): Promise<string[]> {
  const given = JSON.stringify([...outcomes].map(([id, outcome]) => ({ id, outcome })))
  const outcome = sql`(select g.outcome from jsonb_to_recordset(${given}::jsonb) as g(id uuid, outcome uuid)
    where g.id = c.commitment_id)`
  const changed = await change(
    tx,
    [...outcomes.keys()],
    sql`measure_id = ${measure}::uuid, outcome_id = ${outcome}`,
    sql`c.measure_id <> ${measure}::uuid`,
  )
  await addFacts(tx, changed, reason)
  for (const { id, version, title } of changed)
    noteChange(tx, id, version, `“${title}” is counted as “${name}”. ${reason}`)
  return changed.map(({ id }) => id)
}

async function change(
  tx: Tx,
  ids: readonly string[],
  set: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    with locked as (
      select c.commitment_id from commitment c
      where c.authority_id = ${tx.authority} and c.commitment_id = any(${[...ids]}::uuid[]) and c.withdrawn_on is null and ${where}
      order by c.commitment_id for update
    )
    update commitment c set ${set}, version = version + 1 from locked
    where c.authority_id = ${tx.authority} and c.commitment_id = locked.commitment_id
    returning c.commitment_id as id, c.version, c.title`.execute(tx)
  return rows
}

async function addFacts(tx: Tx, changed: readonly Changed[], reason: string): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  const ids = changed.map(({ id }) => id)
  await sql`
    insert into commitment_fact (authority_id, commitment_id, version, terms, effective_from, reason, recorded_at, recorded_by)
    select k.authority_id, k.commitment_id, k.version, ${termsOfRow}, ${dayIn(tx.at)}::date, ${reason}, ${recorded_at}::timestamptz,
      ${recorded_by}::uuid
    from commitment k where k.authority_id = ${tx.authority} and k.commitment_id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

function noteChange(tx: Tx, commitment_id: string, version: number, words: string): void {
  tx.note({
    action: 'commitment-changed',
    subject: 'commitment',
    id: commitment_id,
    words,
    facts: [
      { table: 'commitment', key: { commitment_id } },
      { table: 'commitment_fact', key: { commitment_id, version } },
    ],
  })
}

/** Says who looks after these contracts, and so after what is promised on them where nobody else does. */
export async function giveContracts(
  tx: Tx,
  ids: readonly string[],
  owner: { id: string; name: string },
  reason: string,
): Promise<string[]> {
  const { rows } = await sql<Changed>`
    with locked as (
      select contract_id from contract
      where authority_id = ${tx.authority} and contract_id = any(${[...ids]}::uuid[]) and withdrawn_at is null
        and owner_id is distinct from ${owner.id}::uuid
      order by contract_id for update
    )
    update contract c set owner_id = ${owner.id}::uuid, version = version + 1 from locked
    where c.authority_id = ${tx.authority} and c.contract_id = locked.contract_id
    returning c.contract_id as id, c.version, c.title`.execute(tx)
  const changed = rows.map(({ id }) => id)
  if (changed.length > 0) await addContractFacts(tx, changed, { from: dayIn(tx.at), reason })
  for (const { id, version, title } of rows) {
    tx.note({
      action: 'contract-changed',
      subject: 'contract',
      id,
      words: `${owner.name} looks after the contract “${title}” from now on. ${reason}`,
      facts: sealOfContract(id, version),
    })
  }
  return changed
}
