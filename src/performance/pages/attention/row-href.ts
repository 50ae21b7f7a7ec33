import type { Urls } from '../../../web/urls.ts'
import type { AttentionRow } from '../../store.ts'

/** Where a row is dealt with. */
export function rowHref(
  urls: Urls,
  {
    of,
    subject,
    contract,
    said,
  }: Pick<AttentionRow, 'of' | 'subject' | 'contract'> & {
    said?: { notice?: unknown; correction?: unknown }
  },
): string {
  if (of === 'waiver') return urls.waiver(subject)
  if (contract === null) return urls.staffContracts()
  switch (of) {
    case 'commitment':
      return urls.staffCommitment(contract, subject)
    case 'contract':
      return said?.notice ? urls.contractPerformance(contract) : urls.staffContract(contract)
    case 'draft':
      return urls.commitmentDrafts(contract)
    case 'return':
      return urls.staffReturn(subject)
    case 'delivery':
      return said?.correction ? urls.correctDecision(subject) : urls.verifyDelivery(subject)
    case 'recovery-plan':
      return urls.recoveryPlan(subject)
    case 'mail':
      return urls.renewBounced(subject)
  }
}
