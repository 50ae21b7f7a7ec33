export { addSpend, takeOut } from './acts.ts'
export { invoicedFor } from './invoiced.ts'
export { type ScaledRecord, scaledUnder } from './scaled.ts'
export {
  invoicedUnder,
  type InvoicedUnder,
  type SpendRecord,
  spendIn,
  spendOf,
  suppliersInvoicing,
} from './list.ts'
export { scaledDiffer } from './settling.ts'
