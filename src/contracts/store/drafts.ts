import { sql } from 'kysely'
import { newId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'
import type { DraftState } from '../draft.ts'
import type { IncomingDraft } from '../incoming.ts'

/** A promise as a notice words it, on its way to become a commitment. */
export interface DraftRecord {
  id: string
  contract: string
  title: string
  describes: string | null
  quantity: Decimal | null
  unit: string | null
  looksSocial: boolean
  /** Why it looks like social value, or doesn't. */
  because: string | null
  state: DraftState
  commitment: string | null
  recordedAt: Date
}

export interface DraftToAdd extends IncomingDraft {
  contract: string
}

function drafts(tx: Tx) {
  return tx
    .selectFrom('commitment_draft')
    .select(['draft_id', 'contract_id', 'title', 'describes', 'quantity', 'unit', 'looks_social', 'because'])
    .select(['state', 'commitment_id', 'recorded_at'])
    .where('authority_id', '=', tx.authority)
}

type DraftRow = Awaited<ReturnType<ReturnType<typeof drafts>['executeTakeFirstOrThrow']>>

function draftRecord(row: DraftRow): DraftRecord {
  return {
    id: row.draft_id,
    contract: row.contract_id,
    title: row.title,
    describes: row.describes,
    quantity: row.quantity === null ? null : new Decimal(row.quantity),
    unit: row.unit,
    looksSocial: row.looks_social,
    because: row.because,
    state: row.state as DraftState,
    commitment: row.commitment_id,
    recordedAt: row.recorded_at,
  }
}

/** The drafts of a contract: those that look like social value first, in the notice's order. */
export async function draftsOf(tx: Tx, contract: string): Promise<DraftRecord[]> {
  const rows = await drafts(tx)
    .where('contract_id', '=', contract)
    .orderBy('looks_social', 'desc')
    .orderBy('draft_id')
    .execute()
  return rows.map(draftRecord)
}

export async function draftOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DraftRecord | undefined> {
  const query = drafts(tx).where('draft_id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && draftRecord(row)
}

/** A page of drafts of one state, in the order they were made. */
export async function draftsIn(
  tx: Tx,
  {
    state,
    contract,
    after,
    limit = 50,
  }: { state?: DraftState; contract?: string; after?: string; limit?: number },
): Promise<{ drafts: DraftRecord[]; next?: string }> {
  let query = drafts(tx)
    .orderBy('draft_id')
    .limit(limit + 1)
  if (state) query = query.where('state', '=', state)
  if (contract) query = query.where('contract_id', '=', contract)
  if (after && /^[0-9a-f-]{36}$/.test(after)) query = query.where('draft_id', '>', after)
  const rows = await query.execute()
  const found = rows.slice(0, limit).map(draftRecord)
  const last = found.at(-1)
  return rows.length > limit && last ? { drafts: found, next: last.id } : { drafts: found }
}

export async function countDrafts(
  tx: Tx,
  { state, contract }: { state?: DraftState; contract?: string },
): Promise<number> {
  let query = tx
    .selectFrom('commitment_draft')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('authority_id', '=', tx.authority)
  if (state) query = query.where('state', '=', state)
  if (contract) query = query.where('contract_id', '=', contract)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Offers promises of notices for a decision. One that is open already takes the later notice's words; a decided one stays. */
export async function addDrafts(tx: Tx, added: readonly DraftToAdd[], importId: string): Promise<void> {
  if (added.length === 0) return
  const rows = added.map(({ contract, key, title, describes, quantity, unit, looksSocial, because }) => ({
    draft_id: newId(),
    contract_id: contract,
    source_key: key,
    title,
    describes,
    quantity: quantity?.toFixed() ?? null,
    unit,
    looks_social: looksSocial,
    because,
  }))
  await sql`
    insert into commitment_draft (authority_id, draft_id, contract_id, source_key, title, describes, quantity, unit,
      looks_social, because, import_id, recorded_at)
    select ${tx.authority}::uuid, draft_id, contract_id, source_key, title, describes, quantity, unit, looks_social, because,
      ${importId}::uuid, ${tx.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(draft_id uuid, contract_id uuid, source_key text, title text,
      describes text, quantity numeric, unit text, looks_social boolean, because text)
    on conflict (authority_id, contract_id, source_key) do update set title = excluded.title, describes = excluded.describes,
      quantity = excluded.quantity, unit = excluded.unit, looks_social = excluded.looks_social, because = excluded.because
      where commitment_draft.state = 'open'`.execute(tx)
}

const words: Record<DraftState, string> = {
  open: 'Opened again the draft',
  taken: 'Made a commitment of the draft',
  'set-aside': 'Set aside the draft',
}

/** Records what a person decided on a draft. */
export async function decideDraft(
  tx: Tx,
  { id, title, contract }: Pick<DraftRecord, 'id' | 'title' | 'contract'>,
  state: DraftState,
  commitment: string | null = null,
): Promise<void> {
  const isOpen = state === 'open'
  await tx
    .updateTable('commitment_draft')
    .set({
      state,
      commitment_id: commitment,
      decided_at: isOpen ? null : tx.at,
      decided_by: isOpen ? null : (tx.actor.id ?? null),
    })
    .where('authority_id', '=', tx.authority)
    .where('draft_id', '=', id)
    .execute()
  tx.note({
    action: state === 'open' ? 'draft-opened' : state === 'taken' ? 'draft-taken' : 'draft-set-aside',
    subject: 'contract',
    id: contract,
    words: `${words[state]} “${title}”.`,
  })
}
