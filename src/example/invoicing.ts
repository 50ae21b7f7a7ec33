import { addMonths, type Day, day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { type Commitment, type ContractTerms, recordCommitment } from '../contracts/index.ts'
import { addCommitment, addSpend, changeContract, contractOf, termOf } from '../contracts/store.ts'
import { measureByCode } from '../measurement/store.ts'
import type { Tx } from '../platform/database.ts'
import { asOf, type Beginning, noon } from './begin.ts'
import { type PlannedContract, worldDay } from './plan.ts'

const quiet = async () => undefined

/**
 * Promises that grow with what is invoiced: for a whole framework, whose call-offs are invoiced month by month, and on one contract
 * for which nothing came in yet; and a contract under another organisation’s framework. Answers with the commitments that are new.
 */
export async function addInvoicing(
  tx: Tx,
  beginning: Beginning,
  { plan, idOf }: { plan: readonly PlannedContract[]; idOf: (reference: string) => string },
): Promise<string[]> {
  const manager = beginning.people.get('contract-manager')![0]!
  const at = (on: string) => asOf(tx, noon(day(on)), { kind: 'person', id: manager })
  const runs = ({ starts, ends, heldBack }: PlannedContract) =>
    !heldBack && starts < '2026-04-01' && ends > addMonths(worldDay, 6)
  const framework = plan.find((each) => each.kind === 'framework' && runs(each))
  const others = plan.filter((each) => each.kind === 'contract' && !each.framework && runs(each)).toReversed()
  const [waiting, elsewhere] = others
  const added: string[] = []
  if (framework) {
    const id = idOf(framework.reference)
    const callOffs = plan.filter((each) => each.framework === framework.reference)
    const promising = framework.suppliers.find(({ name }) =>
      callOffs.some(({ suppliers }) => suppliers[0]!.name === name),
    )
    const supplier = beginning.suppliers.get((promising ?? framework.suppliers[0]!).name)!
    added.push(await promise(at('2026-04-02'), id, supplier, '250000'))
    const invoiced = callOffs.filter(({ suppliers }) => suppliers[0]!.name === promising?.name)
    const under = [id, ...invoiced.map(({ reference }) => idOf(reference))]
    await months(at, under, supplier)
    const lot = plan.find(
      ({ title, kind }) => kind === 'contract' && title.startsWith(`${framework.title}, lot`),
    )
    if (lot) await belongs(at('2026-11-12'), idOf(lot.reference), { kind: 'lot', framework: id })
  }
  if (waiting) {
    const id = idOf(waiting.reference)
    const supplier = beginning.suppliers.get(waiting.suppliers[0]!.name)!
    added.push(await promise(at('2026-11-10'), id, supplier, '500000'))
  }
  const theirs = {
    kind: 'call-off',
    frameworkName: 'Building and Estates Framework of the Midlands',
    frameworkNumber: 'BEM-4',
  } as const
  if (elsewhere) {
    const id = idOf(elsewhere.reference)
    await belongs(at('2026-11-12'), id, theirs)
    const supplier = beginning.suppliers.get(elsewhere.suppliers[0]!.name)!
    const countedBy = { role: 'host', name: 'Midland Estates Buying Group' } as const
    added.push(await promise(at('2026-11-12'), id, supplier, '400000', countedBy))
  }
  return added
}

/** Work placements for every so many pounds, due when the agreement ends. */
async function promise(
  tx: Tx,
  contractId: string,
  supplier: string,
  per: string,
  countedBy?: Commitment['countedBy'],
): Promise<string> {
  const contract = (await contractOf(tx, contractId, { lock: true }))!
  const measure = (await measureByCode(tx, 'work-placement-weeks'))!
  const commitment: Commitment = {
    title: 'Work placements that grow with the work',
    supplier,
    measure: measure.id,
    outcome: measure.outcomes[0]!.id,
    quantity: new Decimal(0),
    due: contract.ends ?? addMonths(worldDay, 12),
    profile: 'once',
    targets: new Map(),
    scaling: { units: new Decimal(1), per: new Decimal(per), divisible: false },
    place: null,
    beneficiaries: 'Young people who are not in work or training',
    supplierOwner: null,
    supplierEmail: null,
    owner: contract.owner,
    evidenceWanted: null,
    origin: 'tender',
    standing: 'contractual',
    ...(countedBy ? { countedBy } : {}),
  }
  const decision = recordCommitment(termOf(contract), commitment)
  if (!decision.accepted) throw new Error(`the example's promise was refused: ${decision.because}`)
  return addCommitment(tx, { contract: contractId, commitment: decision.fact }, quiet)
}

const sums = ['184250.00', '96400.50', '211875.25', '158000.00', '-12500.00', '173320.75'] as const

/** What was invoiced from May to October, month by month, and a credit among them. */
async function months(at: (on: string) => Tx, contracts: readonly string[], supplier: string): Promise<void> {
  for (const [place, amount] of sums.entries()) {
    const ends = addMonths(day('2026-05-31'), place)
    const starts = `${ends.slice(0, 8)}01` as Day
    const contract = contracts[place % contracts.length]!
    const reference = amount.startsWith('-') ? 'Credit for a day of standing' : `Valuation ${place + 4}`
    const spend = { supplier, starts, ends, amount: new Decimal(amount), reference }
    const decision = await addSpend(at('2026-11-09'), contract, spend, {
      today: day('2026-11-09'),
      after: quiet,
    })
    if (!decision.accepted) throw new Error(`the example's invoice was refused: ${decision.because}`)
  }
}

type Belonging = Pick<ContractTerms, 'kind'> &
  Partial<Pick<ContractTerms, 'framework' | 'frameworkName' | 'frameworkNumber'>>

/** Says what an agreement belongs to. */
async function belongs(tx: Tx, id: string, to: Belonging): Promise<void> {
  const contract = (await contractOf(tx, id, { lock: true }))!
  const terms = { ...contract, ...to }
  const reason = 'The register did not say what it belongs to.'
  await changeContract(tx, id, { terms, version: contract.version, reason }, quiet)
}
