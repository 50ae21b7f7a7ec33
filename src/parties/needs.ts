import type { Tx } from '../platform/database.ts'
import type { Urls } from '../web/urls.ts'
import type { Belonging, Moving } from './belongings.ts'
import type { PasswordCost } from './password.ts'

/**
 * A kind of thing that a later room keeps in people's names: how many are somebody's, and how they change hands when that
 * person leaves. All of it runs in the caller's transaction.
 */
export interface Belongings {
  /** As the audit calls the record. */
  kind: string
  /** What people call one, and several. */
  one: string
  many: string
  href(urls: Urls, thing: Belonging): string
  /** Everything of this kind in the person's name. */
  of(tx: Tx, person: string): Promise<Belonging[]>
  /**
   * Puts things in other names, each with its own history; `because` goes on after a comma. A thing that isn't in the name it
   * is to move from is left alone. Answers with what moved, at its new version.
   */
  move(tx: Tx, things: readonly Moving[], because: string): Promise<(Moving & { version: number })[]>
  /** The versions these stand at now. */
  versionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>>
}

/** What the pages need of later rooms, handed in by app.ts. */
export interface PartiesNeeds {
  /** Gives a new authority the reference policy with its outcomes and measures, or an empty policy to write itself. */
  adoptPolicy: (tx: Tx, which: 'reference' | 'empty') => Promise<void>
  /** The register: a supplier is called something else or is of another kind. */
  afterSupplierChange: (tx: Tx, supplier: string) => Promise<void>
  /** Contracts: the services they are for, by name. */
  servicesInUse: (tx: Tx) => Promise<string[]>
  /** What later rooms keep in people's names, in the order it is told. */
  belongings: readonly Belongings[]
  /** Less work for each password than usual: for tests. */
  passwordCost?: PasswordCost
}
