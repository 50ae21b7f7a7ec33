import type { Day } from '../../../language/day.ts'
import { Decimal, decimalOf } from '../../../language/quantity.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { FieldErrors, Form } from '../../../web/form.ts'
import { inOrder } from '../../errors-in-order.ts'
import {
  type ContractLaw,
  contractLaws,
  type ModificationFacts,
  type TermChange,
  termChanges,
  type YesOrNo,
  yesOrNo,
} from '../../modification/facts.ts'
import type { ContractRecord } from '../../store.ts'
import { dayIn } from '../commitment-form/typed.ts'

/** The answers as they are typed. */
export interface TypedFacts {
  commenced: TypedDay
  law: string
  works: string
  terms: string
  term: string
  scope: string
  balance: string
  others: string
  providedFor: string
  change: string
  earlierChanges: string
  estimated: string
}

const order = [
  'balance',
  'terms',
  'term',
  'scope',
  'providedFor',
  'others',
  'change',
  'commenced',
  'law',
  'works',
  'estimated',
  'earlierChanges',
]

export function typedFactsIn(form: Form): TypedFacts {
  const text = (name: string) => form.text(name)
  return {
    commenced: dayIn(form, 'commenced'),
    law: text('law'),
    works: text('works'),
    terms: text('terms'),
    term: text('term'),
    scope: text('scope'),
    balance: text('balance'),
    others: text('others'),
    providedFor: text('providedFor'),
    change: text('change'),
    earlierChanges: text('earlierChanges'),
    estimated: text('estimated'),
  }
}

const worksDivision = '45'

/** What the contract itself tells; nobody's answers are guessed. A contract that began before the Act is under the older law. */
export function begunFacts(contract: ContractRecord, firstNotice: Day | null): TypedFacts {
  const value = contract.valueGross ?? contract.value
  return {
    commenced: typedDay(firstNotice),
    law: '',
    works: contract.cpv[0] ? (contract.cpv[0].startsWith(worksDivision) ? 'yes' : 'no') : '',
    terms: '',
    term: '',
    scope: '',
    balance: '',
    others: '',
    providedFor: '',
    change: '0',
    earlierChanges: '0',
    estimated: value?.toFixed() ?? '',
  }
}

export function typedFacts(facts: ModificationFacts): TypedFacts {
  return {
    ...facts,
    commenced: typedDay(facts.commenced),
    works: facts.works ? 'yes' : 'no',
    change: facts.change.toFixed(),
    earlierChanges: facts.earlierChanges.toFixed(),
    estimated: facts.estimated?.toFixed() ?? '',
  }
}

/** The facts, or a sentence for each answer that is missing or can't be read. */
export function readFacts(typed: TypedFacts): { facts: ModificationFacts } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const commenced = readTypedDay(typed.commenced)
  if (commenced === 'not-a-day') errors.commenced = 'The day must be in the calendar, like 31 3 2024'
  for (const name of ['balance', 'terms', 'scope', 'providedFor', 'others'] as const)
    if (!Object.hasOwn(yesOrNo, typed[name])) errors[name] = 'Choose yes, no, or that you are not sure'
  if (!Object.hasOwn(termChanges, typed.term)) errors.term = 'Choose whether the days change'
  if (!Object.hasOwn(contractLaws, typed.law)) errors.law = 'Choose which contract it is'
  if (typed.works !== 'yes' && typed.works !== 'no') errors.works = 'Choose what is mainly bought'
  const change = moneyIn(typed.change, errors, 'change')
  const earlierChanges = moneyIn(typed.earlierChanges, errors, 'earlierChanges')
  const estimated = typed.estimated === '' ? null : moneyIn(typed.estimated, errors, 'estimated')
  if (Object.keys(errors).length > 0) return { errors: inOrder(errors, order) }
  return {
    facts: {
      commenced: commenced === 'not-a-day' ? null : commenced,
      law: typed.law as ContractLaw,
      works: typed.works === 'yes',
      terms: typed.terms as YesOrNo,
      term: typed.term as TermChange,
      scope: typed.scope as YesOrNo,
      balance: typed.balance as YesOrNo,
      others: typed.others as YesOrNo,
      providedFor: typed.providedFor as YesOrNo,
      change: change!,
      earlierChanges: earlierChanges!,
      estimated: estimated ?? null,
    },
  }
}

function moneyIn(typed: string, errors: FieldErrors, field: string): Decimal | undefined {
  const text = typed.replace(/^£/, '').replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const amount = text === '' ? new Decimal(0) : decimalOf(text)
  if (!amount) errors[field] = 'Enter pounds as a figure, like 12,500'
  return amount
}
