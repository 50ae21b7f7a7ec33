import { Decimal, decimalOf, quantityWords } from '../language/quantity.ts'
import { type Checking, type CheckingFault, keepChecking } from './checking.ts'

/** How deliveries are checked, as it is typed. */
export interface TypedChecking {
  moreBy: string
  similarFrom: string
  unlikeBy: string
  confirmFrom: string
  contractualOnly: string
  confirmTimesPlan: string
  percent: string
}

export type CheckingErrors = Partial<Record<keyof TypedChecking, string>>

const errorOf: Record<CheckingFault, [field: keyof TypedChecking, text: string]> = {
  'more-by': ['moreBy', 'Type a number above 1, such as 2, and at most 100'],
  'similar-from': ['similarFrom', 'Type a whole number from 5 to 200'],
  'unlike-by': ['unlikeBy', 'Type a number from 2 to 100, such as 6'],
  'confirm-from': ['confirmFrom', 'Type a sum of money, such as 500000, or leave it empty'],
  'confirm-times-plan': ['confirmTimesPlan', 'Type a number above 1, such as 3, or leave it empty'],
}

const notANumber = new Decimal(-1)

function numberIn(text: string): Decimal {
  return decimalOf(text.replaceAll(/[,£\s]/g, '')) ?? notANumber
}

/** Reads the form: the settings and the share to draw, or what is not right. */
export function readChecking(
  typed: TypedChecking,
): { checking: Checking; percent: number } | { errors: CheckingErrors } {
  const optional = (text: string) => (text === '' ? null : numberIn(text))
  const pounds = optional(typed.confirmFrom)
  const decision = keepChecking({
    moreBy: numberIn(typed.moreBy),
    similarFrom: Number(numberIn(typed.similarFrom).toFixed()),
    unlikeBy: numberIn(typed.unlikeBy),
    confirmFromPence: pounds && Number(pounds.times(100).round(0).toFixed()),
    confirmContractualOnly: typed.contractualOnly === 'yes',
    confirmTimesPlan: optional(typed.confirmTimesPlan),
  })
  const percent = Number(numberIn(typed.percent).toFixed())
  const isPercent = Number.isInteger(percent) && percent >= 0 && percent <= 100
  if (decision.accepted && isPercent) return { checking: decision.fact, percent }
  const [field, text] = decision.accepted
    ? (['percent', 'Type a whole number from 0 to 100'] as const)
    : errorOf[decision.because]
  return { errors: { [field]: text } }
}

export function typedChecking(checking: Checking, percent: number): TypedChecking {
  const { moreBy, similarFrom, unlikeBy, confirmFromPence, confirmContractualOnly, confirmTimesPlan } =
    checking
  return {
    moreBy: moreBy.toFixed(),
    similarFrom: String(similarFrom),
    unlikeBy: unlikeBy.toFixed(),
    confirmFrom: confirmFromPence === null ? '' : quantityWords(new Decimal(confirmFromPence).div(100)),
    contractualOnly: confirmContractualOnly ? 'yes' : '',
    confirmTimesPlan: confirmTimesPlan?.toFixed() ?? '',
    percent: String(percent),
  }
}
