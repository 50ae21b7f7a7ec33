import type { Tx } from '../platform/database.ts'
import type { PasswordCost } from './password.ts'

/** What the pages need of later rooms, handed in by app.ts. */
export interface PartiesNeeds {
  /** Gives a new authority the reference policy with its outcomes and measures, or an empty policy to write itself. */
  adoptPolicy: (tx: Tx, which: 'reference' | 'empty') => Promise<void>
  /** The register: a supplier is called something else or is of another kind. */
  afterSupplierChange: (tx: Tx, supplier: string) => Promise<void>
  /** Contracts: the services they are for, by name. */
  servicesInUse: (tx: Tx) => Promise<string[]>
  /** Less work for each password than usual: for tests. */
  passwordCost?: PasswordCost
}
