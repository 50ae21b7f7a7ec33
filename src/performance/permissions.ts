import { permission, staffMay } from '../parties/index.ts'
import { anyone } from '../web/permission.ts'

export const readWork = staffMay('Everyone who works for the authority has a page of what there is to do.')
export const readProgress = staffMay(
  'Everyone who works for the authority may read how far commitments are met.',
)
export const readHeadlines = {
  ...anyone,
  sentence: 'Anyone may read how many published commitments are met.',
}
export const readBriefs = staffMay(
  'Everyone who works for the authority may read the briefs that were signed off.',
)
export const writeBriefs = permission(
  'Contract managers, policy leads, heads of service and approvers write briefs and read the drafts.',
  ['contract-manager', 'policy-lead', 'head-of-service', 'approver'],
)
export const signOffBriefs = permission('Heads of service and approvers sign a brief off.', [
  'head-of-service',
  'approver',
])
export const readDrafts = permission('Those who write briefs, and auditors, read the drafts of briefs.', [
  'contract-manager',
  'policy-lead',
  'head-of-service',
  'approver',
  'auditor',
])

export const readAttention = staffMay(
  'Everyone who works for the authority may see what needs attention, and whose it is.',
)
export const markAttention = permission(
  'Contract managers, heads of service and administrators say who deals with what needs attention and by when, and dismiss it with a reason.',
  ['contract-manager', 'head-of-service', 'administrator'],
)
export const chooseMeasures = permission(
  'Contract managers choose the measure of many commitments at once, or keep one that a file made.',
  ['contract-manager'],
)
export const renewBounced = permission(
  'Contract managers and administrators send a new link where a letter was not delivered.',
  ['contract-manager', 'administrator'],
)
export const stopLetter = {
  ...anyone,
  sentence: 'Whoever has the link of a Monday letter may stop it.',
}
export const readPerformance = staffMay(
  'Everyone who works for the authority may read how a contract is rated, what went wrong and what was done about it.',
)
export const keepPerformance = permission(
  'Contract managers and heads of service set and rate key performance indicators, record failures and remedies, and prepare notices.',
  ['contract-manager', 'head-of-service'],
)
