import { StatusTag } from '../../web/components/status-tag.tsx'
import type { DeliveryState } from '../delivery-state.ts'

/** How a delivery stands. */
export function StateOf({ state }: { state: DeliveryState }) {
  if (state === 'replaced') return <StatusTag status="withdrawn">sent again since</StatusTag>
  return <StatusTag status={state} />
}
