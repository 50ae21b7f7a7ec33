import { sql } from 'kysely'
import { dayIn } from '../../language/day.ts'
import type { Belonging, Belongings, Moving } from '../../parties/index.ts'
import { namesOf } from '../../parties/store.ts'
import { recordedNow, type Tx } from '../../platform/database.ts'
import type { Urls } from '../../web/urls.ts'
import { addContractFacts } from './bulk-contracts.ts'
import { termsOfRow } from './commitment-row.ts'
import { sealOfContract } from './contracts.ts'
import { sealOfCommitment } from './record-commitment.ts'

/** Contracts somebody looks after; they change hands as a new version of each, with its fact and its act. */
export const ownedContracts: Belongings = {
  kind: 'contract',
  one: 'contract',
  many: 'contracts',
  href: (urls: Urls, { id }: Belonging) => urls.staffContract(id),
  async of(tx, person) {
    const { rows } = await sql<Belonging>`
      select c.contract_id as id, c.title, c.service, c.version,
        jsonb_build_object('id', c.contract_id, 'title', c.title) as contract
      from contract c
      where c.authority_id = ${tx.authority} and c.owner_id = ${person}::uuid and c.withdrawn_at is null
      order by c.title_key, c.contract_id`.execute(tx)
    return rows
  },
  versionsOf: (tx, ids) => versionsIn(tx, 'contract', ids),
  async move(tx, things, because) {
    const { rows } = await sql<Moved>`
      with moving as (
        select c.contract_id, t."from", t."to"
        from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as t(id uuid, "from" uuid, "to" uuid)
        join contract c on c.authority_id = ${tx.authority} and c.contract_id = t.id
          and c.owner_id is not distinct from t."from" and c.withdrawn_at is null
        order by c.contract_id for update of c
      )
      update contract c set owner_id = m."to", version = c.version + 1
      from moving m where c.authority_id = ${tx.authority} and c.contract_id = m.contract_id
      returning c.contract_id as id, c.version, m."from", m."to"`.execute(tx)
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    await addContractFacts(tx, ids, { from: dayIn(tx.at), reason: 'Another owner' })
    await noteMoves(tx, rows, { subject: 'contract', because, seal: sealOfContract })
    return rows
  },
}

/** Commitments with an owner of their own at the council; they change hands as contracts do. */
export const ownedCommitments: Belongings = {
  kind: 'commitment',
  one: 'commitment',
  many: 'commitments',
  href: (urls: Urls, { id, contract }: Belonging) => urls.staffCommitment(contract!.id, id),
  async of(tx, person) {
    const { rows } = await sql<Belonging>`
      select k.commitment_id as id, k.title, c.service, k.version,
        jsonb_build_object('id', c.contract_id, 'title', c.title) as contract
      from commitment k
      join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      where k.authority_id = ${tx.authority} and k.owner_id = ${person}::uuid
        and k.withdrawn_on is null and c.withdrawn_at is null
      order by c.title_key, k.due, k.commitment_id`.execute(tx)
    return rows
  },
  versionsOf: (tx, ids) => versionsIn(tx, 'commitment', ids),
  async move(tx, things, because) {
    const { rows } = await sql<Moved>`
      with moving as (
        select k.commitment_id, t."from", t."to"
        from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as t(id uuid, "from" uuid, "to" uuid)
        join commitment k on k.authority_id = ${tx.authority} and k.commitment_id = t.id
          and k.owner_id is not distinct from t."from" and k.withdrawn_on is null
        order by k.commitment_id for update of k
      )
      update commitment k set owner_id = m."to", version = k.version + 1
      from moving m where k.authority_id = ${tx.authority} and k.commitment_id = m.commitment_id
      returning k.commitment_id as id, k.version, m."from", m."to"`.execute(tx)
    if (rows.length === 0) return []
    await addCommitmentFacts(tx, rows, 'Another owner')
    await noteMoves(tx, rows, { subject: 'commitment', because, seal: sealOfCommitment })
    return rows
  },
}

interface Moved extends Moving {
  version: number
}

async function versionsIn(
  tx: Tx,
  table: 'contract' | 'commitment',
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    select ${sql.ref(`${table}_id`)} as id, version from ${sql.table(table)}
    where authority_id = ${tx.authority} and ${sql.ref(`${table}_id`)} = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

async function addCommitmentFacts(tx: Tx, moved: readonly Moved[], reason: string): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await sql`
    insert into commitment_fact (authority_id, commitment_id, version, terms, effective_from, reason, recorded_at, recorded_by)
    select k.authority_id, k.commitment_id, k.version, ${termsOfRow}, ${dayIn(tx.at)}::date, ${reason},
      ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from commitment k
    where k.authority_id = ${tx.authority} and k.commitment_id = any(${moved.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
}

interface Noting {
  subject: 'contract' | 'commitment'
  because: string
  seal: typeof sealOfContract
}

/** Every record's own history says from whom to whom, and why. */
async function noteMoves(tx: Tx, moved: readonly Moved[], { subject, because, seal }: Noting): Promise<void> {
  const names = await namesOf(
    tx,
    moved.flatMap(({ from, to }) => [from, to]),
  )
  const named = (id: string | null) => (id ? (names.get(id) ?? 'somebody who left') : 'nobody')
  for (const { id, version, from, to } of moved) {
    tx.note({
      action: `${subject}-handed-over`,
      subject,
      id,
      words: `The owner changed from ${named(from)} to ${named(to)}, ${because}.`,
      facts: seal(id, version),
    })
  }
}
