import type { FieldErrors } from '../../../web/form.ts'
import type { ContractOffered } from './offered.ts'
import type { Typed } from './typed.ts'

export interface ContractFieldsProps {
  typed: Typed
  errors: FieldErrors
  offered: ContractOffered
  newSupplierHref: string
}
