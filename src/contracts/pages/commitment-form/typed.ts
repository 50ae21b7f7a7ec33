import { quarterFrom } from '../../../language/quarter.ts'
import type { Form } from '../../../web/form.ts'
import { longestCommitmentTitle } from '../../commitment.ts'
import type { ContractRecord, DraftRecord } from '../../store.ts'
import type { TypedCommitment } from '../../typed-commitment.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'

export function dayIn(form: Form, name: string): TypedDay {
  return {
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  }
}

export const targetPrefix = 'target-'

/** What was sent, as it was typed. */
export function typedIn(form: Form): TypedCommitment {
  const targets = form
    .entries()
    .filter(([name]) => name.startsWith(targetPrefix))
    .map(([name, text]): [string, string] => [name.slice(targetPrefix.length), text.trim()])
    .filter(([quarter]) => quarterFrom(quarter) !== undefined)
  return {
    title: form.text('title'),
    supplier: form.text('supplier'),
    measure: form.text('measure'),
    outcome: form.text('outcome'),
    quantity: form.text('quantity'),
    due: dayIn(form, 'due'),
    profile: form.text('profile'),
    targets: new Map(targets),
    place: form.text('place'),
    beneficiaries: form.text('beneficiaries'),
    supplierOwner: form.text('supplierOwner'),
    supplierEmail: form.text('supplierEmail'),
    owner: form.text('owner'),
    evidenceWanted: form.text('evidenceWanted'),
    origin: form.text('origin'),
    standing: form.text('standing'),
  }
}

/** What a new commitment begins with: the contract's last day, its owner, its only supplier, and what a notice says. */
export function begunWith(contract: ContractRecord, draft: DraftRecord | undefined): TypedCommitment {
  return {
    title: draft?.title.slice(0, longestCommitmentTitle) ?? '',
    supplier: contract.suppliers.length === 1 ? contract.suppliers[0]! : '',
    measure: '',
    outcome: '',
    quantity: draft?.quantity?.toFixed() ?? '',
    due: typedDay(contract.ends),
    profile: 'once',
    targets: new Map(),
    place: contract.place ?? '',
    beneficiaries: '',
    supplierOwner: '',
    supplierEmail: '',
    owner: contract.owner ?? '',
    evidenceWanted: '',
    origin: 'tender',
    standing: draft ? 'contractual' : '',
  }
}
