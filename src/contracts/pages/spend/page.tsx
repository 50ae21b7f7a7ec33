import { isId } from '../../../language/identifier.ts'
import { exactMoney } from '../../../language/money.ts'
import { sum } from '../../../language/quantity.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { keepSpend, seeContracts } from '../../permissions.ts'
import { type ContractRecord, invoicedUnder, scaledUnder, spendIn } from '../../store.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'
import { Added, Following, Rows } from './tables.tsx'

/** What was invoiced under a contract and all that belong to it, and what follows from it for what was promised. */
export const spendPage = definePage({
  path: pattern.contractSpend(':contract'),
  allow: seeContracts,
  async get(visit) {
    const contract = await contractFound(visit)
    return contract ? showSpend(visit, contract) : notFound()
  },
})

async function showSpend(visit: Visit, contract: ContractRecord) {
  const { tx, urls, query, visitor } = visit
  const supplier = query.getAll('supplier').find(isId)
  const withGone = query.get('gone') === 'yes'
  const after = query.get('after') ?? undefined
  const { spend, next } = await spendIn(tx, { contract: contract.id, supplier, withGone, after })
  const added = await invoicedUnder(tx, contract.id)
  const keeps = mayPass(keepSpend, visitor.roles, false)
  const scaled = await scaledUnder(tx, contract)
  const total = sum(added.map(({ amount }) => amount))
  const asked = { ...(supplier ? { supplier } : {}), ...(withGone ? { gone: 'yes' } : {}) }
  const title = 'What was invoiced'
  const body = (
    <>
      <PageHeading
        title={title}
        caption={contract.title}
        lede={
          added.length > 0
            ? `${exactMoney(total)} without VAT, credits taken off.`
            : 'Some promises grow with what a supplier invoices.'
        }
        aside={keeps ? <Button href={urls.newSpend(contract.id)}>Record a sum</Button> : undefined}
      />
      <ContractNavigation visit={visit} contract={contract} current="spend" />
      <Following scaled={scaled} contract={contract.id} urls={urls} />
      {spend.length === 0 && !after ? (
        <EmptyState
          title="Nothing is recorded as invoiced yet"
          {...(keeps ? { action: { text: 'Bring in a file', href: urls.newImport() } } : {})}
        >
          Each invoice, or each month’s sum, stands here: from a file of your finance system, or typed by
          hand. Promises of so much for every sum follow from it.
        </EmptyState>
      ) : (
        <>
          <Added rows={added} urls={urls} />
          <Rows
            {...{ spend, urls, keeps }}
            {...(next ? { next: urls.contractSpend(contract.id, { ...asked, after: next }) } : {})}
            {...(after ? { first: urls.contractSpend(contract.id, asked) } : {})}
          />
        </>
      )}
      <LinkRow
        links={[
          ...(keeps && spend.length > 0 ? [{ text: 'Bring in a file', href: urls.newImport() }] : []),
          withGone
            ? { text: 'Only what counts', href: urls.contractSpend(contract.id) }
            : {
                text: 'Also what was corrected or taken out',
                href: urls.contractSpend(contract.id, { gone: 'yes' }),
              },
        ]}
      />
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', width: 'wide', before, body })
}
