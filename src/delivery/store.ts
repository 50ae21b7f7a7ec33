export {
  type ContractToAsk,
  contractsToAsk,
  contractTitleOf,
  recordAsked,
  type SupplierToAsk,
  suppliersToAsk,
} from './store/asking.ts'
export {
  countDeliveries,
  deliveriesIn,
  type DeliveryFilter,
  type DeliveryListed,
  type DeliveryPlace,
} from './store/delivery-list.ts'
export { deliveryOf, type DeliveryRecord } from './store/delivery-record.ts'
export { deliveriesUnder, replacedBy } from './store/other-deliveries.ts'
export type { SentDelivery } from './store/sent-delivery.ts'
export { type Draft, draftsOf, saveDraft, saveSaying, type Saying } from './store/drafts.ts'
export {
  addFile,
  addWebLink,
  bytesOfReturn,
  evidenceOf,
  evidenceOfDeliveries,
  type EvidenceRecord,
  evidenceToSend,
  type OtherUse,
  otherUsesOf,
  peopleSeenOf,
  removeEvidence,
  seenOf,
  takeFilesIn,
  type UsedElsewhere,
} from './store/evidence.ts'
export { type Owed, owedIn } from './store/owed.ts'
export type { MeasureOwed } from './store/promised-row.ts'
export {
  countToVerify,
  deliveriesToVerify,
  type PlaceInQueue,
  placeInQueue,
  type QueueFilter,
  type QueueOrder,
  type QueuePlace,
  queuePlaceOf,
  type Waiting,
  waitingFor,
  type WaitsFor,
  waitsFor,
} from './store/queue.ts'
export { type Beside, besideOf } from './store/casefile.ts'
export { keepWaiting } from './store/waiting.ts'
export { checkingOf, type CheckingKept, setChecking } from './store/checking.ts'
export {
  type DrawKept,
  drawOn,
  drawsOf,
  fixDraw,
  fixDrawAhead,
  fixDrawsAhead,
  keepCheckingAndShare,
} from './store/draws.ts'
export { notice, type ToCheck } from './store/noticing.ts'
export { addProposal, type Proposal, proposalsOf } from './store/proposals.ts'
export { addMessage, type Message, messagesOf, write, type Writing } from './store/thread.ts'
export {
  acceptMany,
  mostTogether,
  type NotTogether,
  type OneOfMany,
  togetherOf,
} from './store/accepting-many.ts'
export {
  countOwnReturns,
  countReturns,
  type OwnKind,
  ownKinds,
  type ReturnCounts,
  type ReturnFilter,
  type ReturnKind,
  type ReturnListed,
  type ReturnPlace,
  returnsIn,
} from './store/return-list.ts'
export { returnOf, type ReturnRecord } from './store/return-record.ts'
export { addEvidenceLater, recordSent } from './store/sending.ts'
export { type DeliveryDecided, recordVerification, type VerificationRecorded } from './store/verifying.ts'
export { ask, type Asking, renewLink } from './store/asked.ts'
export {
  type Answering,
  answeringOf,
  isExpected,
  type Line,
  linesToSend,
  madeUpTyped,
  sayNothing,
  send,
  typedIn,
} from './store/answering.ts'
export {
  isFillable,
  largestWorkbook,
  takeWorkbook,
  workbookOfReturn,
  type WorkbookTaken,
} from './store/by-workbook.ts'
export { signDeclaration } from './store/declaring.ts'
export { recordInspection } from './store/inspecting.ts'
export { destroyAt, destroyWithdrawn } from './store/destroying.ts'
export {
  keepPeople,
  publicPicturesOf,
  showToEverybody,
  withdrawPermission,
} from './store/people-on-pictures.ts'
export { linesToRedact, redact } from './store/redacting.ts'
export { type Replacement, withdrawEvidence } from './store/withdrawing.ts'
export { cancel } from './store/cancelled.ts'
export { answerProposed, decide, type Decided, secondPersonFor } from './store/decided.ts'
export {
  askOrganisations,
  remindOrganisations,
  type TellingOrganisations,
} from './store/asking-organisations.ts'
export { confirmationSettingOf, setConfirmationSetting } from './store/confirmation-setting.ts'
export {
  answerConfirmation,
  confirmationOf,
  type ConfirmationRecord,
  confirmationsOf,
  name as nameOrganisation,
} from './store/confirmations.ts'
export { scanWaiting } from './store/scan-waiting.ts'
export { lastLinkAt, type Telling } from './store/telling.ts'
export { contractsOf, type OwnContract, ownReturnFor } from './store/beginning.ts'
export { commitmentsImport } from './store/importing/commitments-import.ts'
export {
  addTrial,
  clearTrialFiles,
  clearTrials,
  endTrial,
  lettersOfTrial,
  ownTrial,
  plannedQuarters,
  type TrialLetter,
  trialOf,
  type TrialRecord,
  trialSecret,
  trialsOf,
} from './store/trials.ts'
export { type EarlierKept, earlierOf } from './store/importing/earlier.ts'
export { confirm, type Confirming, type EvidenceToKeep } from './store/confirming.ts'
export {
  type EarlierFilter,
  type EarlierRecord,
  earlierRecordOf,
  earlierRecords,
  standingOfEarlier,
} from './store/earlier-record.ts'
export { askAndRemind } from './store/by-themselves.ts'
export { rhythmOf, type RhythmKept, setRhythm } from './store/rhythm.ts'
export {
  type Ahead,
  type AheadPlace,
  countAhead,
  type ReturnAhead,
  returnsAhead,
  quarterAsked,
} from './store/asking-ahead.ts'
export { endOptOut, type OptOut, optOut, optOutOf } from './store/opt-out.ts'
export { mostToRemind, type ReminderSent, remindersOf, remindNow } from './store/remind-now.ts'
export { type DeliveryEvent, deliveryEvents } from './store/told-events.ts'
export {
  answerCorrecting,
  askToCorrect,
  correctDecision,
  type Corrected,
  type CorrectingWith,
} from './store/correcting.ts'
export { correctionBehind, type CorrectionRecord, correctionsOf } from './store/corrections.ts'
export * from './store/bundles/index.ts'
export * from './store/recovery/index.ts'
