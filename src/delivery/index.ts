export { type DeliveryState, isWaiting } from './delivery-state.ts'
export { type DeliveryNeeds, outsideTrials } from './needs.ts'

export { checkedBy, daysToCheck, type ReturnAsked, type ReturnState } from './return.ts'
export { type DeliveryReported, type ReturnSent, sendReturn } from './delivery.ts'
export { type Verification, type VerificationDecision, verifyDelivery } from './verification.ts'
export { type Checking, usualChecking } from './checking.ts'
export { askForReturns } from './permissions.ts'
export { askedOn, type Rhythm, usualRhythm } from './rhythm.ts'
