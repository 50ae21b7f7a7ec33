import { isId } from '../../../language/identifier.ts'
import type { AheadPlace } from '../../store.ts'

/** Where a page of the list begins: the title last, for it may hold anything. */
export function placeOf({ contract, supplier, titleKey }: AheadPlace): string {
  return `${contract}~${supplier}~${titleKey}`
}

export function readPlace(text: string | null): AheadPlace | undefined {
  const [contract = '', supplier = '', ...title] = (text ?? '').split('~')
  return isId(contract) && isId(supplier) ? { contract, supplier, titleKey: title.join('~') } : undefined
}
