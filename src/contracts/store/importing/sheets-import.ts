import type { ImportKindName } from '../../import.ts'
import type { CommitmentsImport } from './commitments-import.ts'
import { spendImport } from './spend-import.ts'
import { suppliersImport } from './suppliers-import.ts'

/** How files of this kind are gone through sheet by sheet; nothing for contracts, which have a way of their own. */
export function sheetsImportOf(
  kind: ImportKindName,
  commitments: CommitmentsImport | undefined,
): CommitmentsImport | undefined {
  if (kind === 'contracts') return undefined
  if (kind === 'suppliers') return suppliersImport
  if (kind === 'spend') return spendImport
  if (!commitments) throw new Error('who works on a file of commitments says how')
  return commitments
}
