import { decimalOf } from '../../../language/quantity.ts'
import type { Form } from '../../../web/form.ts'
import type { FieldErrors } from '../../../web/form.ts'
import type { FurtherBenefit } from '../../further-benefit/further-benefit.ts'
import type { ContractRecord, FurtherBenefitRecord } from '../../store.ts'

/** A further benefit as it is typed. */
export interface TypedBenefit {
  title: string
  describes: string
  neededBy: string
  supplier: string
  measure: string
  quantity: string
  cameFrom: string
}

export function typedBenefitIn(form: Form): TypedBenefit {
  return {
    title: form.text('title'),
    describes: form.text('describes'),
    neededBy: form.text('neededBy'),
    supplier: form.text('supplier'),
    measure: form.text('measure'),
    quantity: form.text('quantity'),
    cameFrom: form.text('cameFrom'),
  }
}

export function begunBenefit(contract: ContractRecord, cameFrom = ''): TypedBenefit {
  const supplier = contract.suppliers.length === 1 ? contract.suppliers[0]! : ''
  return { title: '', describes: '', neededBy: '', supplier, measure: '', quantity: '', cameFrom }
}

export function typedBenefit(benefit: FurtherBenefitRecord): TypedBenefit {
  return {
    title: benefit.title,
    describes: benefit.describes ?? '',
    neededBy: benefit.neededBy ?? '',
    supplier: benefit.supplier ?? '',
    measure: benefit.measure ?? '',
    quantity: benefit.quantity?.toFixed() ?? '',
    cameFrom: benefit.cameFrom ?? '',
  }
}

/** What was typed, or a sentence for each field that can't be read. */
export function readBenefit(
  typed: TypedBenefit,
  measures: ReadonlySet<string>,
): { benefit: FurtherBenefit } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const figure = typed.quantity.replace(/^£/, '').replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const quantity = figure === '' ? null : decimalOf(figure)
  if (quantity === undefined) errors.quantity = 'Enter how much as a figure, like 40 or 2.5'
  if (typed.measure && !measures.has(typed.measure)) errors.measure = 'Choose a measure of the list'
  if (Object.keys(errors).length > 0) return { errors }
  return {
    benefit: {
      title: typed.title,
      describes: typed.describes || null,
      neededBy: typed.neededBy || null,
      supplier: typed.supplier || null,
      measure: typed.measure || null,
      quantity: quantity ?? null,
      cameFrom: typed.cameFrom || null,
    },
  }
}
