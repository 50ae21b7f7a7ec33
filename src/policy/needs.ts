import type { Tx } from '../platform/tx.ts'

/** What the policy room needs of later rooms; app.ts hands it in, and it runs in the caller's transaction. */
export interface PolicyNeeds {
  /** The title of a contract that stands; nothing when there is none. */
  contractTitle(tx: Tx, contract: string): Promise<string | undefined>
}
