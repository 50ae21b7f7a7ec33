import { recordedNow, type Tx } from '../../../platform/database.ts'
import { type ContractSetting, proposedSetting } from '../../running/setting.ts'

export interface ContractSettingRecord extends ContractSetting {
  /** Nought where the authority chose nothing yet. */
  version: number
}

/** What the authority chose for its contracts, or what the product proposes. */
export async function contractSettingOf(tx: Tx): Promise<ContractSettingRecord> {
  const row = await tx
    .selectFrom('contract_setting')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  if (!row) return { ...proposedSetting, version: 0 }
  const { decide_months, waiver_months, mobilisation_steps, version } = row
  return {
    decideMonths: decide_months,
    waiverMonths: waiver_months,
    mobilisationSteps: mobilisation_steps,
    version,
  }
}

/** Keeps what was chosen; false when somebody else chose in the meantime. */
export async function keepContractSetting(
  tx: Tx,
  { version, setting }: { version: number; setting: ContractSetting },
): Promise<boolean> {
  const values = {
    decide_months: setting.decideMonths,
    waiver_months: setting.waiverMonths,
    mobilisation_steps: [...setting.mobilisationSteps],
    version: version + 1,
    ...recordedNow(tx),
  }
  const kept = await tx
    .insertInto('contract_setting')
    .values({ authority_id: tx.authority, ...values })
    .onConflict((conflict) =>
      conflict.column('authority_id').doUpdateSet(values).where('contract_setting.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (kept?.version !== version + 1) return false
  const { decideMonths, waiverMonths, mobilisationSteps } = setting
  tx.note({
    action: 'contract-setting-changed',
    subject: 'contract-setting',
    id: tx.authority,
    words: `Contracts: decide ${decideMonths} months ahead, waivers ${waiverMonths} months; ${mobilisationSteps.length} steps at the beginning.`,
    facts: [{ table: 'contract_setting', key: { authority_id: tx.authority } }],
  })
  return true
}
