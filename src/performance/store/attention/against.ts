import { contractSettingOf } from '../../../contracts/store.ts'
import type { Day } from '../../../language/day.ts'
import { rulesOf } from '../../../policy/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Against, OwnLine } from '../../attention.ts'

/** What the conditions are compared with on a day: the council's own line is that of its policy's rule in force then. */
export async function againstOn(tx: Tx, today: Day): Promise<Against> {
  const { decideMonths, waiverMonths } = await contractSettingOf(tx)
  const rule = (await rulesOf(tx)).find(
    ({ rule, from, to }) => rule === 'policy-threshold' && from <= today && (to === null || to >= today),
  )
  if (!rule?.amount || rule.comparator === 'less-than')
    return { today, line: undefined, decideMonths, waiverMonths }
  const line: OwnLine = {
    pence: Number(rule.amount.times(100).toFixed(0)),
    isAbove: rule.comparator === 'more-than',
    frameworks: rule.scope.framework !== 'not',
    callOffs: rule.scope.callOff !== 'not',
  }
  return { today, line, decideMonths, waiverMonths }
}
