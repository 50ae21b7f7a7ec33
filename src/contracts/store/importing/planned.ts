import { type Change, changeOf, type Known } from '../../change-plan.ts'
import { type ContractRefusal, type ContractTerms, describeContract } from '../../contract.ts'
import { contractRefusals } from '../../contract-words.ts'
import type { IncomingContract } from '../../incoming.ts'
import type { ImportFault } from '../import-faults.ts'

/** A contract of a file, and what bringing it in would do. */
export interface Planned {
  incoming: IncomingContract
  change: Change
  known: Known | undefined
}

/** Decides what each contract does to the records; one that can't stand as described is a fault. */
export function plan(
  incoming: readonly IncomingContract[],
  known: ReadonlyMap<string, Known>,
): { planned: Planned[]; faults: ImportFault[] } {
  const planned: Planned[] = []
  const faults: ImportFault[] = []
  for (const contract of incoming) {
    const isNoticed = contract.procurement !== null
    const decision = describeContract(standIn(contract), { supplierMayBeOpen: isNoticed })
    if (!decision.accepted) {
      faults.push(faultOf(contract, 'refused', refusalWords(decision.because)))
      continue
    }
    if (contract.suppliers.length === 0) faults.push(faultOf(contract, 'warning', noSupplier))
    const before = known.get(contract.key)
    if (before?.byHand) faults.push(faultOf(contract, 'warning', withdrawnHere))
    planned.push({ incoming: contract, change: changeOf(before, contract.digest), known: before })
  }
  return { planned, faults }
}

const noSupplier = 'No notice names the supplier of this contract yet. It is brought in without one.'
const withdrawnHere =
  'Somebody withdrew this contract here, so it stays withdrawn. Put it back on its page if that was wrong.'
const handEdited =
  'Somebody changed this contract here since it was last brought in. What the file says now takes the place of their words.'

/** A warning for each change that would take the place of what a person wrote. */
export function warnOfHands(planned: readonly Planned[], byHand: ReadonlySet<string>): ImportFault[] {
  return planned
    .filter(({ change, known }) => change === 'changed' && known && byHand.has(known.id))
    .map(({ incoming }) => faultOf(incoming, 'warning', handEdited))
}

/** Enough of a contract for deciding: its suppliers are named, and not yet found. */
function standIn({ terms, suppliers }: IncomingContract): ContractTerms {
  const names = suppliers.map(({ name }) => name)
  return { ...terms, suppliers: names, framework: null, procurement: null, place: null, owner: null }
}

function refusalWords(because: ContractRefusal): string {
  return `${contractRefusals[because].sentence}.`
}

function faultOf(
  { row, pointer, terms }: IncomingContract,
  severity: ImportFault['severity'],
  message: string,
): ImportFault {
  return { row, pointer, field: row === null ? terms.title.slice(0, 200) : null, severity, message }
}
