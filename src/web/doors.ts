import type { Database, Tx } from '../platform/database.ts'
import type { AuthorityHere, Redirect, TrialHere, Visit, Visitor } from './visit.ts'

/** What the web needs of later rooms, handed in by app.ts. */
export interface Doors {
  /** The authority registered to the host, named by the slug, or the installation's first; undefined before the set-up. */
  authorityAt(database: Database, where: { slug?: string; host: string }): Promise<AuthorityHere | undefined>
  /**
   * Who holds these cookies, and which roles they have at the transaction's authority today.
   * That a session was used is written beside the transaction, which may be read-only.
   */
  visitorOf(
    tx: Tx,
    cookies: Record<string, string | undefined>,
    now: Date,
    database: Database,
  ): Promise<Visitor>
  /** The trial return that the transaction was opened for, while it lasts. */
  trialOf(tx: Tx): Promise<TrialHere | undefined>
  /** The holder of an API token, and the one authority it is bound to. */
  tokenHolder(database: Database, token: string, now: Date): Promise<TokenHolder | undefined>
  /** Keeps a form whose sender's session had ended, and leads to signing in. */
  keepForm(visit: Visit): Promise<Redirect>
}

export interface TokenHolder {
  authority: AuthorityHere
  visitor: Visitor
}
