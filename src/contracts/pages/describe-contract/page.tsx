import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { editContract } from '../../contract-edit.ts'
import { contractRefusals } from '../../contract-words.ts'
import { describeContract } from '../../contract.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepContracts } from '../../permissions.ts'
import { addDescribedContract, changeContract, placeRefused } from '../../store.ts'
import { contractFound } from '../found.ts'
import { showForm } from './form.tsx'
import { offeredFor, termsIn, termsTyped } from './offered.ts'
import { nothingTyped, typedIn, typedOf } from './typed.ts'

/** Adds a contract by hand. */
export const newContractPage = definePage({
  path: pattern.newContract(),
  allow: keepContracts,
  get: (visit) => showForm(visit, { typed: nothingTyped() }),
  async post(visit): Promise<Answer> {
    const { tx, form, urls } = visit
    const { error, ...typed } = await typedIn(tx, form)
    const again = (errors: Record<string, string>) => showForm(visit, { typed, errors })
    if (error) return again({ suppliers: error })
    if (form.text('act') === 'find') return again({})
    const read = termsTyped(typed, await offeredFor(tx, undefined), undefined)
    if ('errors' in read) return again(read.errors)
    const decision = describeContract(read.terms)
    if (!decision.accepted) return again(errorFor(decision.because))
    const added = await addDescribedContract(tx, decision.fact)
    return 'taken' in added ? again(errorFor(added.taken)) : goTo(urls.staffContract(added.id))
  },
})

function errorFor(because: keyof typeof contractRefusals): Record<string, string> {
  const { field, sentence } = contractRefusals[because]
  return { [field]: sentence }
}

/** Changes what is known of a contract; the earlier version stays to be read. */
export function editContractPage(needs: Pick<ContractsNeeds, 'afterDisclosure'>): Page {
  return definePage({
    path: pattern.editContract(':contract'),
    allow: keepContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      return contract ? showForm(visit, { typed: typedOf(contract), contract }) : notFound()
    },
    post: (visit) => change(visit, needs),
  })
}

async function change(visit: Visit, needs: Pick<ContractsNeeds, 'afterDisclosure'>): Promise<Answer> {
  const { tx, form, urls } = visit
  const contract = await contractFound(visit, { lock: true })
  if (!contract) return notFound()
  const { error, ...typed } = await typedIn(tx, form)
  const again = (errors: Record<string, string>) => showForm(visit, { typed, contract, errors })
  const version = Number(form.text('version'))
  if (version !== contract.version) return showForm(visit, { typed, contract, isStale: true })
  if (error) return again({ suppliers: error })
  if (form.text('act') === 'find') return again({})
  const standing = termsIn(contract)
  const read = termsTyped(typed, await offeredFor(tx, contract), standing)
  if ('errors' in read) return again(read.errors)
  const decision = editContract(
    { version: contract.version, withdrawn: false, terms: standing },
    { version, terms: read.terms, reason: typed.reason },
  )
  if (!decision.accepted) return again(errorFor(decision.because))
  const misplaced = await placeRefused(tx, decision.fact.terms, contract.id)
  if (misplaced) return again(errorFor(misplaced))
  await changeContract(tx, contract.id, { ...decision.fact, version }, needs.afterDisclosure)
  const handsOver = contract.owner !== null && read.terms.owner !== contract.owner
  return goTo(handsOver ? urls.newHandoverRecord(contract.id) : urls.staffContract(contract.id))
}
