import { permission, staffMay } from '../parties/index.ts'
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

export const keepCommitments = permission(
  'Contract managers and procurement officers record, change and withdraw commitments.',
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
