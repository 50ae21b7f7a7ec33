import type { Day } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import { type Likelihood, likelihoods, type Risk } from '../../running/risk.ts'

export interface RiskRecord extends Risk {
  id: string
  contract: string
  version: number
  closedBecause: string | null
  recordedAt: Date
}

/** The risks of a contract, the oldest first; closed ones too. */
export async function risksOf(tx: Tx, contract: string): Promise<RiskRecord[]> {
  const rows = await tx
    .selectFrom('contract_risk')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('contract_risk_id')
    .execute()
  return rows.map((row) => ({
    id: row.contract_risk_id,
    contract: row.contract_id,
    version: row.version,
    risk: row.risk,
    likelihood: row.likelihood as Likelihood,
    doing: row.doing,
    owner: row.owner,
    reviewOn: row.review_on as Day,
    closedBecause: row.closed_because,
    recordedAt: row.recorded_at,
  }))
}

const valuesOf = ({ risk, likelihood, doing, owner, reviewOn }: Risk) => ({
  risk: risk.trim(),
  likelihood,
  doing: doing.trim(),
  owner: owner.trim(),
  review_on: reviewOn,
})

function note(
  tx: Tx,
  { id, contract }: { id: string; contract: string },
  action: string,
  words: string,
): void {
  const facts = [{ table: 'contract_risk', key: { contract_risk_id: id } }]
  tx.note({ action, subject: 'contract', id: contract, words, facts })
}

const inWords = ({ risk, likelihood, doing }: Risk) => `“${risk}” (${likelihoods[likelihood]}): ${doing}`

export async function addRisk(tx: Tx, contract: string, risk: Risk): Promise<string> {
  const id = newId()
  await tx
    .insertInto('contract_risk')
    .values({
      authority_id: tx.authority,
      contract_risk_id: id,
      contract_id: contract,
      ...valuesOf(risk),
      ...recordedNow(tx),
    })
    .execute()
  note(tx, { id, contract }, 'risk-recorded', `Recorded the risk ${inWords(risk)}`)
  return id
}

type Named = Pick<RiskRecord, 'id' | 'contract' | 'version' | 'risk'>

/** False when its version has moved on, or it was closed. */
async function update(
  tx: Tx,
  { id, version }: Named,
  values: Partial<ReturnType<typeof valuesOf>> & { closed_because?: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('contract_risk')
    .set({ ...values, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('contract_risk_id', '=', id)
    .where('version', '=', version)
    .where('closed_because', 'is', null)
    .returning('contract_risk_id')
    .executeTakeFirst()
  return changed !== undefined
}

export async function changeRisk(tx: Tx, of: Named, risk: Risk): Promise<boolean> {
  if (!(await update(tx, of, valuesOf(risk)))) return false
  note(tx, of, 'risk-changed', `Changed the risk to ${inWords(risk)}`)
  return true
}

export async function closeRisk(tx: Tx, of: Named, because: string): Promise<boolean> {
  if (!(await update(tx, of, { closed_because: because }))) return false
  note(tx, of, 'risk-closed', `Closed the risk “${of.risk}”: ${because}`)
  return true
}
