import { nothingIn } from '../../language/written-nothing.ts'
import { isEmail } from '../../parties/index.ts'
import type { SupplierTold } from '../../parties/store.ts'
import { kindOf } from '../from-register.ts'
import type { Reading } from '../register-file/reading.ts'
import { suppliersOfRow } from '../register-file/suppliers-of-row.ts'
import { labelOfField, type SupplierFileField } from './fields.ts'

export interface RowFault {
  field: string
  severity: 'refused' | 'warning'
  message: string
}

export interface SupplierRead {
  supplier: SupplierTold | undefined
  faults: RowFault[]
}

/** Reads one row of a list of suppliers, in the same way as a row of a contracts register names its supplier. */
export function supplierOfRow(cell: (field: SupplierFileField) => string): SupplierRead {
  const faults: RowFault[] = []
  const say = (severity: RowFault['severity']) => (field: string, message: string) =>
    faults.push({ field: labelOfField(field as SupplierFileField) ?? field, severity, message })
  const reading: Reading = {
    cell: (field) => cell(field as SupplierFileField),
    fault: say('refused'),
    note: say('warning'),
  }
  const [one, ...more] = suppliersOfRow(reading)
  if (more.length > 0)
    reading.fault('supplierName', 'This row names several suppliers. Give each a row of its own.')
  if (!one || faults.some(({ severity }) => severity === 'refused')) return { supplier: undefined, faults }
  const kind = kindOf(one.kinds)
  const email = words(cell('contactEmail'), 254)
  if (email && !isEmail(email))
    say('warning')('contactEmail', `“${email}” is not an e-mail address, so it is left out.`)
  const supplier: SupplierTold = {
    name: one.name.slice(0, 200),
    identifiers: one.identifiers,
    postcode: one.postcode ?? null,
    kind: kind === 'not-known' ? null : kind,
    about: words(cell('about'), 2000),
    contactName: words(cell('contactName'), 150),
    contactEmail: email && isEmail(email) ? email : null,
  }
  return { supplier, faults }
}

function words(text: string, longest: number): string | null {
  const tidy = text.trim()
  return tidy === '' || nothingIn(tidy) !== undefined ? null : tidy.slice(0, longest)
}
