import { createTransport } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Settings } from './environment.ts'
import { isServerAway, nextTryAt, outcomeOf } from './mail-outcome.ts'
import { type LetterToSend, markNotSent, markSent, settleOldLetters, takeLetter } from './mail-queue.ts'

export interface MailSender {
  /** Ends after the letter that is being sent. */
  stop(): Promise<void>
  /** Looks for letters at once, instead of at the next turn. */
  nudge(): void
}

interface Sending {
  database: Database
  settings: Pick<Settings, 'smtpUrl' | 'baseUrl'>
  clock: Clock
  log: (sentence: string) => void
  /** Milliseconds between two looks at the queue. */
  every?: number
}

/**
 * Sends waiting letters through SMTP_URL, one after the other. Without one it does nothing: letters are kept in the outbox.
 * The sender's address is the `from` of SMTP_URL (`smtp://host:587?from=name@example.org`), else no-reply at our host.
 */
export function startMailSender({ database, settings, clock, log, every = 5_000 }: Sending): MailSender {
  const { smtpUrl } = settings
  if (!smtpUrl) return { stop: async () => undefined, nudge: () => undefined }
  const post = new PostOffice(smtpUrl, new URL(settings.baseUrl).hostname)
  const stopped = new AbortController()
  let running: Promise<void> | undefined
  let again = false

  const round = async () => {
    await settleOldLetters(database.installation, clock())
    while (!stopped.signal.aborted) {
      const letter = await takeLetter(database.installation, clock())
      if (!letter || !(await sendOne({ database, clock, log }, post, letter))) return
    }
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

/** Sends one letter and records how it went; false when the server is away, and the others can wait. */
async function sendOne(
  { database, clock, log }: Pick<Sending, 'database' | 'clock' | 'log'>,
  post: PostOffice,
  letter: LetterToSend,
): Promise<boolean> {
  const fault = await post.send(letter)
  const db = database.installation
  if (!fault) {
    await markSent(db, letter, clock())
    return true
  }
  const outcome = outcomeOf(fault.error, fault.handedOver)
  const due = outcome === 'again' ? nextTryAt(letter.tries, clock()) : undefined
  const state = outcome === 'unknown' ? 'unknown' : due ? 'waiting' : 'failed'
  await markNotSent(db, letter, { state, problem: fault.error.message, ...(due ? { due } : {}) })
  log(`The letter ${letter.id} was not sent (${state}): ${fault.error.message}`)
  return !isServerAway(fault.error)
}

interface Fault {
  error: Error & { code?: string; responseCode?: number }
  handedOver: boolean
}

/** The mail server of SMTP_URL, and the address letters come from. */
class PostOffice {
  readonly #url: string
  readonly #from: string
  readonly #host: string

  constructor(smtpUrl: string, host: string) {
    const url = new URL(smtpUrl)
    this.#from = url.searchParams.get('from') ?? `no-reply@${host}`
    url.searchParams.delete('from')
    this.#url = url.href
    this.#host = host
  }

  async send(letter: LetterToSend): Promise<Fault | undefined> {
    let handedOver = false
    const quiet = () => undefined
    const transport = createTransport({
      url: this.#url,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
      logger: {
        level: quiet,
        trace: quiet,
        debug: quiet,
        warn: quiet,
        error: quiet,
        fatal: quiet,
        // The one place that says that the whole letter was written to the server.
        info: (entry: { tnx?: string }) => (handedOver ||= entry.tnx === 'message'),
      },
    })
    try {
      await transport.sendMail({
        from: { name: letter.from ?? 'Good Measure', address: this.#from },
        to: letter.to,
        subject: letter.subject,
        text: letter.body,
        html: letter.html,
        messageId: `<${letter.id}@${this.#host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return undefined
    } catch (error) {
      return { error: error as Fault['error'], handedOver }
    } finally {
      transport.close()
    }
  }
}
