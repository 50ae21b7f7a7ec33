/** What the installation does by itself, in words. */
export const workWords = {
  'agreed-changes': 'Carry out changes that were agreed',
  'ask-organisations': 'Ask organisations that benefited, a letter a month',
  'back-up': 'Make a back-up',
  'check-draws': 'Fix how low-risk deliveries are drawn',
  'destroyed-evidence': 'Destroy evidence that was withdrawn',
  'monday-letters': 'Write the Monday letters',
  'morning-counts': 'Count what needs attention',
  notices: 'Look for notices at Find a Tender',
  'plans-to-catch-up': 'Ask for plans to catch up, and remind of their steps',
  'remind-organisations': 'Remind organisations that benefited',
  returns: 'Ask for returns, and remind',
  'waiting-scans': 'Have files looked through that wait for it',
}

export type WorkName = keyof typeof workWords

/** In words; of work that an earlier version did, its name. */
export function wordsOfWork(name: string): string {
  return Object.hasOwn(workWords, name) ? workWords[name as WorkName] : name
}
