import { contractOf, procurementOf } from '../../../contracts/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { ocdsNotice } from '../../kpi/ocds-notice.ts'
import type { NoticeRecord } from './notices.ts'

/** The notice as an OCDS release; undefined where the number of its procurement is not known. */
export async function releaseOf(
  tx: Tx,
  { id, notice, preparedAt }: NoticeRecord,
): Promise<object | undefined> {
  const { ocid } = notice.contract
  if (ocid === null) return undefined
  const contract = await contractOf(tx, notice.contract.id)
  const procurement = contract?.procurement ? await procurementOf(tx, contract.procurement) : undefined
  return ocdsNotice({
    notice: { ...notice, contract: { ...notice.contract, ocid } },
    id: `gm-${id}`,
    at: preparedAt,
    procurement,
  })
}
