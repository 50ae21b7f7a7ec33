import { createTransport } from 'nodemailer'
import type { Carried, Carrier, CarrierFault } from './carrier.ts'
import { isServerAway, outcomeOf } from './mail-outcome.ts'
import type { LetterToSend } from './mail-queue.ts'

/** The mail server of SMTP_URL, and the address letters come from. */
export class PostOffice implements Carrier {
  readonly name = 'smtp'
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

  async send(letter: LetterToSend): Promise<Carried | CarrierFault> {
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
      return {}
    } catch (error) {
      const fault = error as Error & { code?: string; responseCode?: number }
      return { fault: fault.message, outcome: outcomeOf(fault, handedOver), isAway: isServerAway(fault) }
    } finally {
      transport.close()
    }
  }
}
