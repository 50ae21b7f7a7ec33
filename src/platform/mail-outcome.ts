/** How a try to send a letter ended. `again`: later; `never`: the address or the letter was refused; `unknown`: it may have gone. */
export type MailOutcome = 'again' | 'never' | 'unknown'

interface MailFault {
  code?: string
  responseCode?: number
}

/**
 * What a fault means for the letter. `handedOver` when all of it had been written and only the server's answer was missing:
 * then nobody knows whether it was taken, and a second letter must be a person's decision.
 */
export function outcomeOf({ code, responseCode }: MailFault, handedOver: boolean): MailOutcome {
  const isAboutTheLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (responseCode) return isAboutTheLetter && responseCode >= 500 ? 'never' : 'again'
  if (isAboutTheLetter) return 'never'
  return handedOver ? 'unknown' : 'again'
}

/** Whether the server itself is away or lets nobody in: then the other letters need not be tried now. */
export function isServerAway({ code }: MailFault): boolean {
  return code !== 'EENVELOPE' && code !== 'EMESSAGE'
}

/** Minutes to wait after each try; after the last the letter has failed. Together about 17 hours: a night's outage passes. */
const waits = [1, 5, 15, 60, 240, 720]

/** When to try again after so many tries; undefined when it is enough. */
export function nextTryAt(tries: number, now: Date): Date | undefined {
  const minutes = waits[tries - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000)
}
