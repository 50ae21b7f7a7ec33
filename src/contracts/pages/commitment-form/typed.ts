import { isId, newId } from '../../../language/identifier.ts'
import { monthFrom, periodFrom } from '../../../language/period.ts'
import type { Form } from '../../../web/form.ts'
import { longestCommitmentTitle } from '../../commitment.ts'
import { mostMilestones } from '../../plan.ts'
import type { ContractRecord, DraftRecord, FurtherBenefitRecord } from '../../store.ts'
import type { TypedCommitment, TypedMilestone } from '../../typed-commitment.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { PlanTyped } from './share.ts'

export function dayIn(form: Form, name: string): TypedDay {
  return {
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  }
}

export const targetPrefix = 'target-'

export const milestonePrefix = 'milestone-'

/** How much, by when and how spread, as it was typed; with an empty milestone more when one is wanted. */
export function planTypedIn(form: Form): PlanTyped {
  const targets = form
    .entries()
    .filter(([name]) => name.startsWith(targetPrefix))
    .map(([name, text]): [string, string] => [name.slice(targetPrefix.length), text.trim()])
    .filter(([name]) => monthFrom(name) ?? periodFrom('quarter', name) ?? periodFrom('year', name))
  const milestones: TypedMilestone[] = []
  for (let place = 1; form.has(`${milestonePrefix}${place}-words`) && place <= mostMilestones; place += 1) {
    const name = `${milestonePrefix}${place}`
    const id = form.text(`${name}-id`)
    const [words, quantity] = [form.text(`${name}-words`), form.text(`${name}-quantity`)]
    milestones.push({ id: isId(id) ? id : newId(), words, due: dayIn(form, name), quantity })
  }
  if (form.text('act') === 'milestone')
    milestones.push({ id: newId(), words: '', due: { day: '', month: '', year: '' }, quantity: '' })
  const profile = form.text('act') === 'milestone' ? 'milestones' : form.text('profile')
  return {
    quantity: form.text('quantity'),
    amount: form.text('amount'),
    rateUnits: form.text('rateUnits'),
    ratePer: form.text('ratePer'),
    divisible: form.text('divisible') === 'yes',
    due: dayIn(form, 'due'),
    profile,
    targets: new Map(targets),
    milestones,
  }
}

/** What was sent, as it was typed. */
export function typedIn(form: Form): TypedCommitment {
  return {
    title: form.text('title'),
    supplier: form.text('supplier'),
    measure: form.text('measure'),
    outcome: form.text('outcome'),
    ...planTypedIn(form),
    place: form.text('place'),
    beneficiaries: form.text('beneficiaries'),
    supplierOwner: form.text('supplierOwner'),
    supplierEmail: form.text('supplierEmail'),
    owner: form.text('owner'),
    evidenceWanted: form.text('evidenceWanted'),
    origin: form.text('origin'),
    standing: form.text('standing'),
    countedBy: form.text('countedBy'),
    hostName: form.text('hostName'),
    userName: form.text('userName'),
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
    countedBy: 'here',
    hostName: contract.frameworkName ?? '',
    userName: '',
  }
}

/** The same, with what an agreed further benefit says. */
export function fromBenefit(begun: TypedCommitment, benefit: FurtherBenefitRecord): TypedCommitment {
  return {
    ...begun,
    title: benefit.title.slice(0, longestCommitmentTitle),
    supplier: benefit.supplier ?? begun.supplier,
    measure: benefit.measure ?? '',
    quantity: benefit.quantity?.toFixed() ?? '',
    beneficiaries: benefit.neededBy ?? '',
    origin: 'added',
    standing: 'agreed-in-writing',
  }
}
