import { commitmentOf, contractOf } from '../../contracts/store.ts'
import { isId } from '../../language/identifier.ts'
import type { Chip } from '../../web/components/chips.tsx'
import type { Visit } from '../../web/visit.ts'
import { withQuery } from './keyset.ts'

/** The contract and the commitment that a list is narrowed to, each with the same list without it. */
export async function narrowedTo(
  { tx, query }: Visit,
  address: (query: URLSearchParams) => string,
): Promise<Chip[]> {
  const idOf = (name: string) => (isId(query.get(name) ?? '') ? query.get(name)! : undefined)
  const chip = (name: string, title: string) => ({
    text: title,
    removeHref: withQuery(address, query, { [name]: undefined }),
  })
  const [contract, commitment] = [idOf('contract'), idOf('commitment')]
  const ofContract = contract && (await contractOf(tx, contract))
  const ofCommitment = commitment && (await commitmentOf(tx, commitment))
  return [
    ...(ofContract ? [chip('contract', ofContract.title)] : []),
    ...(ofCommitment ? [chip('commitment', ofCommitment.title)] : []),
  ]
}
