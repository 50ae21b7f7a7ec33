/** What a person may be at an authority, with the sentence that explains it to them. */
export const roles = {
  administrator: {
    name: 'Administrator',
    does: 'invites people, gives roles, sees the audit and keeps the settings',
  },
  'policy-lead': { name: 'Policy lead', does: 'keeps the policy, its outcomes and its measures' },
  commissioner: { name: 'Commissioner', does: 'shapes what the authority intends to buy' },
  'procurement-officer': { name: 'Procurement officer', does: 'runs competitions and brings contracts in' },
  evaluator: { name: 'Evaluator', does: 'marks bids alone, then agrees the marks with the others' },
  'contract-manager': {
    name: 'Contract manager',
    does: 'agrees what suppliers owe, asks for returns and checks deliveries',
  },
  'head-of-service': { name: 'Head of service', does: 'sees what is late and what was won, and decides' },
  approver: { name: 'Approver', does: 'approves exemptions and added benefits' },
  legal: { name: 'Legal', does: 'is consulted on the law' },
  finance: { name: 'Finance', does: 'is consulted on money' },
  'public-health': { name: 'Public health', does: 'is consulted on health' },
  equalities: { name: 'Equalities', does: 'is consulted on equality' },
  publisher: { name: 'Publisher', does: 'decides what is published' },
  scrutiny: { name: 'Scrutiny', does: 'reads what a scrutiny committee needs' },
  auditor: { name: 'Auditor', does: 'reads everything of the authority and changes nothing' },
  supplier: { name: 'Supplier', does: 'reports what was delivered' },
  'community-organisation': { name: 'Community organisation', does: 'uses benefits and confirms them' },
} as const

export type Role = keyof typeof roles

/** Roles of people who work for the authority. */
export const staffRoles = (Object.keys(roles) as Role[]).filter(
  (role) => role !== 'supplier' && role !== 'community-organisation',
)

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text)
}
