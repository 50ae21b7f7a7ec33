import type { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Settings } from './environment.ts'
import { askForFates } from './mail-fates.ts'
import { nextTryAt } from './mail-outcome.ts'
import { type LetterToSend, markNotSent, markSent, settleOldLetters, takeLetter } from './mail-queue.ts'
import { Notify } from './notify/notify.ts'
import { PostOffice } from './post-office.ts'

export interface MailSender {
  /** Ends after the letter that is being sent. */
  stop(): Promise<void>
  /** Looks for letters at once, instead of at the next turn. */
  nudge(): void
}

interface Sending {
  database: Database
  settings: Pick<Settings, 'smtpUrl' | 'notify' | 'baseUrl'>
  clock: Clock
  log: (sentence: string) => void
  /** Milliseconds between two looks at the queue. */
  every?: number
}

/**
 * Sends waiting letters through GOV.UK Notify or SMTP_URL, one after the other. Without either it does nothing: letters are kept in
 * the outbox. By SMTP the sender's address is the `from` of SMTP_URL (`smtp://host:587?from=name@example.org`), else no-reply at our host.
 */
export function startMailSender({ database, settings, clock, log, every = 5_000 }: Sending): MailSender {
  const post = carrierOf(settings, clock)
  if (!post) return { stop: async () => undefined, nudge: () => undefined }
  const stopped = new AbortController()
  let running: Promise<void> | undefined
  let again = false

  const round = async () => {
    await settleOldLetters(database.installation, clock())
    while (!stopped.signal.aborted) {
      const letter = await takeLetter(database.installation, clock(), post.name)
      if (!letter || !(await sendOne({ database, clock, log }, post, letter))) break
    }
    if (post.fateOf) await askForFates({ database, clock, stop: stopped.signal }, post)
  }
  const run = () => {
    if (stopped.signal.aborted) return
    if (running) {
      again = true
      return
    }
    running = round()
      .catch((error: Error) => log(`Letters could not be looked for: ${error.message}`))
      .finally(() => {
        running = undefined
        if (again) {
          again = false
          run()
        }
      })
  }
  const timer = setInterval(run, every)
  run()
  return {
    nudge: run,
    async stop() {
      stopped.abort()
      clearInterval(timer)
      await running
    },
  }
}

/** Who carries letters here: GOV.UK Notify where its key is set, else the mail server. */
function carrierOf({ smtpUrl, notify, baseUrl }: Sending['settings'], clock: Clock): Carrier | undefined {
  if (notify) return new Notify(notify, clock)
  return smtpUrl ? new PostOffice(smtpUrl, new URL(baseUrl).hostname) : undefined
}

/** Sends one letter and records how it went; false when the server is away, and the others can wait. */
async function sendOne(
  { database, clock, log }: Pick<Sending, 'database' | 'clock' | 'log'>,
  post: Carrier,
  letter: LetterToSend,
): Promise<boolean> {
  const answer = await post.send(letter)
  const db = database.installation
  if (!('fault' in answer)) {
    await markSent(db, letter, clock(), answer.carrierId)
    return true
  }
  const { fault, outcome, isAway } = answer
  const due = outcome === 'again' ? nextTryAt(letter.tries, clock()) : undefined
  const state = outcome === 'unknown' ? 'unknown' : due ? 'waiting' : 'failed'
  await markNotSent(db, letter, { state, problem: fault, ...(due ? { due } : {}) }, clock())
  log(`The letter ${letter.id} was not sent (${state}): ${fault}`)
  return !isAway
}
