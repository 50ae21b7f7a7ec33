import { permission, type Role, staffMay, staffRoles } from '../parties/index.ts'
import { anyone } from '../web/permission.ts'

export const seeContracts = staffMay('Everyone who works for the authority may look up its contracts.')

export const readContracts = {
  ...anyone,
  sentence: 'Anyone may read published contracts; who works for the authority reads all of them.',
}

export const keepContracts = permission(
  'Contract managers and procurement officers add and change contracts.',
  ['contract-manager', 'procurement-officer'],
)

export const askSuppliersOnce = permission(
  'Contract managers choose whether the suppliers of a framework are asked once for all its call-offs.',
  ['contract-manager'],
)

export const keepCommitments = permission(
  'Contract managers and procurement officers record, change and withdraw commitments.',
  ['contract-manager', 'procurement-officer'],
)

/** The page itself looks whether the visitor holds this variation's link or speaks for its supplier, and else is not there. */
export const answerVariations = {
  ...anyone,
  sentence:
    'Whoever holds the e-mailed link of a change that is asked for, and people of the supplier, may answer it.',
}
export const openVariationLink = { ...anyone, sentence: 'Whoever has an e-mailed link may open it.' }
export const keepOwnCommitments = permission(
  'People of a supplier see what it promised, and ask for changes.',
  ['supplier'],
)
export const varyCommitments = permission(
  'Contract managers and procurement officers ask for changes of commitments, and answer them; a supplier those of its own.',
  ['contract-manager', 'procurement-officer', 'supplier'],
)

export const moveCommitments = permission(
  'Contract managers and procurement officers move many commitments by months at once, and put that back.',
  ['contract-manager', 'procurement-officer'],
)

export const keepSpend = permission(
  'Contract managers and procurement officers record what was invoiced under a contract, and take out what was wrong.',
  ['contract-manager', 'procurement-officer'],
)

export const discloseContracts = permission(
  'Publishers and contract managers decide what a contract’s page shows.',
  ['publisher', 'contract-manager'],
)

export const seeImports = staffMay(
  'Everyone who works for the authority may see which files were brought in.',
)

export const bringIn = permission(
  'Procurement officers, contract managers and administrators bring in contracts, commitments and suppliers.',
  ['procurement-officer', 'contract-manager', 'administrator'],
)

export const raiseFurtherBenefits = permission(
  'Contract managers, procurement officers, commissioners, heads of service and policy leads raise further benefits on a contract.',
  ['contract-manager', 'procurement-officer', 'commissioner', 'head-of-service', 'policy-lead'],
)

export const assessFurtherBenefits = permission(
  'Contract managers and procurement officers assess further benefits, sign them and decline them.',
  ['contract-manager', 'procurement-officer'],
)

export const agreeFurtherBenefits = permission(
  'Approvers and heads of service agree to further benefits that somebody else raised and signed.',
  ['approver', 'head-of-service'],
)

export const declineFurtherBenefits = permission(
  'Contract managers, procurement officers, approvers and heads of service decline further benefits with a reason.',
  ['contract-manager', 'procurement-officer', 'approver', 'head-of-service'],
)

export const offerFurtherBenefits = permission(
  'People of a supplier offer further benefits on its contracts.',
  ['supplier'],
)

export const readFurtherBenefitsOrOwn = permission(
  'Everyone who works for the authority may read further benefits; a supplier reads its own.',
  [...staffRoles, 'supplier'],
)

export const raiseFurtherBenefitsOrOffer = permission(
  'Those who look after contracts raise further benefits on them; a supplier on its own contracts.',
  [...(raiseFurtherBenefits.allows as readonly Role[]), 'supplier'],
)

export const runContracts = permission(
  'Contract managers and procurement officers keep the checklist, risks, reviews and handover records of a contract.',
  ['contract-manager', 'procurement-officer'],
)

export const decideOnContracts = permission(
  'Contract managers, procurement officers and heads of service record what was decided before a contract is extended or ends.',
  ['contract-manager', 'procurement-officer', 'head-of-service'],
)

export const keepWaivers = permission(
  'Procurement officers and contract managers keep the register of waivers and direct awards.',
  ['procurement-officer', 'contract-manager'],
)

export const keepContractSettings = permission(
  'Administrators and policy leads choose how contracts are run.',
  ['administrator', 'policy-lead'],
)

export const keepNoticeSource = permission(
  'Administrators and procurement officers choose whether notices are fetched from Find a Tender, and fetch them now.',
  ['administrator', 'procurement-officer'],
)
