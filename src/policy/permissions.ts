import { permission, staffMay } from '../parties/index.ts'
import { anyone } from '../web/permission.ts'

export const readPolicy = { ...anyone, sentence: 'Anyone may read the policy and its rules.' }

export const checkDuty = {
  ...anyone,
  sentence: 'Anyone may check what the law and the policy ask of a purchase. Nothing is kept.',
}

export const seeAssessments = staffMay(
  'Everyone who works for the authority may look up the duty checks that were kept.',
)

export const keepAssessments = permission(
  'Policy leads, commissioners, procurement officers and contract managers keep a duty check.',
  ['policy-lead', 'commissioner', 'procurement-officer', 'contract-manager'],
)
