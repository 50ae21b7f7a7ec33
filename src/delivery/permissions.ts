import { permission, staffMay, staffRoles } from '../parties/index.ts'
import { anyone } from '../web/permission.ts'

export const readReturns = staffMay(
  'Everyone who works for the authority may read returns, deliveries and their evidence.',
)
export const readReturnsOrOwn = permission(
  'Everyone who works for the authority may read returns; a supplier reads its own.',
  [...staffRoles, 'supplier'],
)
export const readEvidenceOrOwn = permission(
  'Everyone who works for the authority may read evidence; a supplier reads what it sent.',
  [...staffRoles, 'supplier'],
)
export const askForReturns = permission('Contract managers and administrators ask suppliers for returns.', [
  'contract-manager',
  'administrator',
])
export const keepReturnRhythm = permission(
  'Administrators set when returns are asked for and reminded of by themselves.',
  ['administrator'],
)
export const verify = permission('Contract managers and administrators decide on deliveries.', [
  'contract-manager',
  'administrator',
])
export const readChecking = staffMay(
  'Everyone who works for the authority may read how deliveries are checked, and how those checked in full are drawn.',
)
export const keepChecking = permission(
  'Administrators set when something is noticed about a delivery, when a second person confirms, and how many are drawn for a full check.',
  ['administrator'],
)
/** The page itself looks whether the visitor holds this return's link or speaks for its supplier, and else is not there. */
export const answerReturn = {
  ...anyone,
  sentence: 'Whoever holds the e-mailed link of a return, and people of the supplier, may answer it.',
}
export const answerOwnReturn = permission('A supplier answers its own returns.', ['supplier'])
export const openLink = { ...anyone, sentence: 'Whoever has an e-mailed link may open it.' }
export const readOwnReturns = permission('People of a supplier may read their own returns.', ['supplier'])
export const askForCorrections = permission(
  'Contract managers and administrators correct what they decided; a supplier asks to correct what it reported.',
  ['contract-manager', 'administrator', 'supplier'],
)
export const markSteps = permission(
  'Contract managers, administrators and the supplier say that a step of a plan to catch up is done.',
  ['contract-manager', 'administrator', 'supplier'],
)
/** The page itself looks whether the visitor holds this plan's link or speaks for its supplier, and else is not there. */
export const keepOwnRecoveryPlan = {
  ...anyone,
  sentence:
    'Whoever holds the e-mailed link of a plan to catch up, and people of the supplier, may write it.',
}
export const sayPeopleOrOwn = permission(
  'Contract managers and administrators say what people on a picture agreed to; a supplier says it of its own.',
  ['contract-manager', 'administrator', 'supplier'],
)
