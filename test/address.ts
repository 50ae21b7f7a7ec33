import type { Records } from './records.ts'

type Kind =
  | keyof Records
  | 'outcome'
  | 'measure'
  | 'place'
  | 'subject'
  | 'attentionKind'
  | 'secret'
  | 'figure'
  | 'briefNumber'

/** What an address names, by the part that stands before it. */
const kinds: Record<string, Kind> = {
  contracts: 'contract',
  commitments: 'commitment',
  suppliers: 'supplier',
  people: 'person',
  teams: 'team',
  cover: 'cover',
  covers: 'cover',
  handovers: 'handover',
  members: 'person',
  returns: 'return',
  deliveries: 'delivery',
  earlier: 'earlier',
  'earlier-deliveries': 'earlier',
  verify: 'delivery',
  evidence: 'evidence',
  pictures: 'picture',
  answers: 'commitment',
  questions: 'delivery',
  corrections: 'delivery',
  register: 'output',
  outputs: 'output',
  outcomes: 'outcome',
  methods: 'measure',
  measures: 'measure',
  places: 'place',
  procurements: 'procurement',
  tokens: 'token',
  invitations: 'invitation',
  outbox: 'mail',
  letters: 'mail',
  // Of no authority: one that is gone leads back to the list.
  'scheduled-work': 'secret',
  imports: 'import',
  sessions: 'session',
  'commitment-drafts': 'draft',
  link: 'returnLink',
  invitation: 'invitationLink',
  reset: 'resetLink',
  'set-up': 'secret',
  example: 'secret',
  history: 'subject',
  attention: 'attentionKind',
  bounced: 'bounced',
  'monday-letter': 'secret',
  'further-benefits': 'furtherBenefit',
  variations: 'variation',
  bundles: 'bundle',
  'return-bundles': 'bundle',
  'recovery-plans': 'recoveryPlan',
  '/s/recovery-plans/link/': 'secret',
  milestones: 'commitment',
  '/s/variations/link/': 'secret',
  waivers: 'waiver',
  spend: 'spend',
  moves: 'move',
  'commitment-moves': 'move',
  risks: 'risk',
  reviews: 'review',
  '/staff/contracts/:/managing/handovers/': 'handoverRecord',
  'duty-assessments': 'dutyAssessment',
  kept: 'dutyAssessment',
  t: 'trial',
  trials: 'trial',
  '/t/:/s/link/': 'trialLink',
  '/t/:/s/returns/': 'trial',
  '/t/:/s/returns/:/': 'commitment',
  '/t/:/s/evidence/': 'trialEvidence',
  '/t/:/staff/verify/': 'trialDelivery',
  '/t/:/staff/evidence/': 'trialEvidence',
  briefs: 'brief',
  kpis: 'kpi',
  'performance-notices': 'performanceNotice',
  b: 'briefNumber',
  confirm: 'secret',
  figures: 'figure',
  '/b/:/': 'briefNumber',
  '/s/returns/:/': 'commitment',
  '/staff/history/:/': 'contract',
  '/api/v1/history/:/': 'contract',
  '/api/v1/returns/:/answers/:/evidence/': 'unsentEvidence',
}

/** Named alike at every authority, or by nobody. */
const common: Partial<Record<Kind, string>> = {
  outcome: 'great-communities',
  measure: 'bid-writing-help',
  place: 'E07990001',
  subject: 'contract',
  figure: 'not-yet-due',
  briefNumber: '1',
  attentionKind: 'overdue',
  secret: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
}

function kindOf(before: string[]): Kind {
  const whole = `${before.map((part) => (part.startsWith(':') ? ':' : part)).join('/')}/`
  const kind = kinds[whole] ?? kinds[before.at(-1)!]
  if (!kind) throw new Error(`test/address.ts doesn't know what stands after ${before.join('/')}/`)
  return kind
}

function kindsIn(path: string): Kind[] {
  const parts = path.split('/')
  return parts.flatMap((part, at) => (part.startsWith(':') ? [kindOf(parts.slice(0, at))] : []))
}

/** Whether it names a record that belongs to one authority. */
export function namesARecord(path: string): boolean {
  return kindsIn(path).some((kind) => !Object.hasOwn(common, kind))
}

/** The address of these records. Files are asked for by their ending, as in `/register.csv`. */
export function addressOf(path: string, records: Records): string {
  const parts = path.split('/')
  return parts
    .map((part, at) => {
      if (!part.startsWith(':')) return part
      const kind = kindOf(parts.slice(0, at))
      const value = common[kind] ?? records[kind as keyof Records]
      return part.replace(/^:\w+/, value)
    })
    .join('/')
}
