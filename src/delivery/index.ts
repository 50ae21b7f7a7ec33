export { type DeliveryState, givenBy, isWaiting } from './delivery-state.ts'
export type { DeliveryNeeds } from './needs.ts'
export { plannedIn } from './planned.ts'
export {
  answerBy,
  askForReturn,
  checkedBy,
  daysToCheck,
  isLate,
  quarterJustEnded,
  type ReturnAsked,
  type ReturnState,
} from './return.ts'
export { answerTyped, type DeliveryReported, type ReturnSent, sendReturn } from './delivery.ts'
export { type Verification, type VerificationDecision, verifyDelivery } from './verification.ts'
