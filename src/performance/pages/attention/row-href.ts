import type { Urls } from '../../../web/urls.ts'
import type { AttentionRow } from '../../store.ts'

/** Where a row is dealt with. */
export function rowHref(
  urls: Urls,
  { of, subject, contract }: Pick<AttentionRow, 'of' | 'subject' | 'contract'>,
): string {
  switch (of) {
    case 'commitment':
      return urls.staffCommitment(contract, subject)
    case 'contract':
      return urls.staffContract(contract)
    case 'draft':
      return urls.commitmentDrafts(contract)
    case 'return':
      return urls.staffReturn(subject)
    case 'delivery':
      return urls.verifyDelivery(subject)
    case 'mail':
      return urls.renewBounced(subject)
  }
}
