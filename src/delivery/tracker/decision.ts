/** What a cell's words say of a delivery: taken, taken in part, not taken, or not looked at yet. */
export type DecisionTold = 'accepted' | 'in-part' | 'not-accepted' | 'waiting'

const told: readonly (readonly [DecisionTold, RegExp])[] = [
  ['in-part', /^(?:part(?:ial|ially|ly)?|in part)\b/],
  [
    'not-accepted',
    /^(?:n|no|not (?:accept|approv|agre|verif|validat|evidenc)\w*|reject\w*|refused|declined|disallowed|failed|✗|✘|x)(?=$|[^a-z])/,
  ],
  [
    'waiting',
    /^(?:pending|awaiting|awaited|submitted|in review|under review|to check|to be checked|queried|query|draft)\b/,
  ],
  [
    'accepted',
    /^(?:y|yes|accepted|approved|agreed|verified|validated|confirmed|signed off|ok|✓|✔|evidenced)(?=$|[^a-z])/,
  ],
]

/** Reads "Approved", "Rejected - no payslip", "Y"; undefined where the words say nothing of it, such as "On track". */
export function decisionTold(text: string): DecisionTold | undefined {
  const tidy = text.trim().toLowerCase()
  return told.find(([, pattern]) => pattern.test(tidy))?.[0]
}

/** Whether the words say more than the decision: "Rejected - no payslip". */
export function saysWhy(text: string): boolean {
  return /[-–:,(;].*\p{L}{3}/u.test(text)
}
