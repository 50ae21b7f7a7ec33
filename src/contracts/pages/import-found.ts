import { isId } from '../../language/identifier.ts'
import type { Breadcrumb } from '../../web/components/breadcrumbs.tsx'
import type { Urls } from '../../web/urls.ts'
import type { Visit } from '../../web/visit.ts'
import type { ContractsNeeds } from '../needs.ts'
import { importOf, type ImportRecord, type ImportWork } from '../store.ts'

/** The import that the address names. */
export async function importFound({ tx, params }: Visit): Promise<ImportRecord | undefined> {
  const id = params.import ?? ''
  return isId(id) ? importOf(tx, id) : undefined
}

/** Work on an import in the name of whoever visits. */
export function workOf(
  { tx }: Visit,
  { commitmentsImport }: Pick<ContractsNeeds, 'commitmentsImport'>,
  importId: string,
): ImportWork {
  const scope = { authority: tx.authority, actor: { ...tx.actor } }
  return { scope, importId, commitments: commitmentsImport }
}

export function wayToImport(urls: Urls, record?: ImportRecord): Breadcrumb[] {
  return [
    { text: 'Contracts', href: urls.staffContracts() },
    { text: 'Files brought in', href: urls.imports() },
    ...(record ? [{ text: record.fileName, href: urls.import(record.id) }] : []),
  ]
}

/** Milliseconds a page waits for work on a file; what takes longer goes on, and its page tells how far it is. */
export const patience = 1500
