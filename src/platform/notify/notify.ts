import { createHmac } from 'node:crypto'
import type { Carried, Carrier, CarrierFault, Fate } from '../carrier.ts'
import type { LetterToSend } from '../mail-queue.ts'

/** How GOV.UK Notify is reached: a whole API key, the template that letters fill, and its address. */
export interface NotifyAddress {
  service: string
  secret: string
  template: string
  url: string
}

/** Milliseconds that an answer may take. */
const patience = 20_000

/**
 * GOV.UK Notify by its REST API: each letter fills a template of nothing but ((subject)) and ((body)), and is known there by
 * its own id, so that what became of it can be asked even when the answer to sending it was lost (decision 0023).
 */
export class Notify implements Carrier {
  readonly name = 'notify'
  readonly #address: NotifyAddress
  readonly #now: () => Date

  constructor(address: NotifyAddress, now: () => Date) {
    this.#address = address
    this.#now = now
  }

  async send({ id, to, subject, body, from }: LetterToSend): Promise<Carried | CarrierFault> {
    const personalisation = { subject, body: plainBody(body, from) }
    const asked = { email_address: to, template_id: this.#address.template, personalisation, reference: id }
    const answer = await this.#ask('POST', '/v2/notifications/email', asked)
    if ('fault' in answer) return answer
    const carrierId = answer.body.id
    if (typeof carrierId === 'string') return { carrierId }
    return {
      fault: 'GOV.UK Notify answered something that cannot be read.',
      outcome: 'unknown',
      isAway: false,
    }
  }

  async fateOf({ carrierId, id }: { carrierId: string | null; id: string }): Promise<Fate | CarrierFault> {
    const found = carrierId
      ? await this.#ask('GET', `/v2/notifications/${encodeURIComponent(carrierId)}`)
      : await this.#ask('GET', `/v2/notifications?reference=${encodeURIComponent(id)}`)
    if ('fault' in found) return found
    const listed = found.body.notifications
    const told = Array.isArray(listed) ? (listed[0] as Record<string, unknown> | undefined) : found.body
    if (!told) return { state: 'not-known' }
    const known = typeof told.id === 'string' ? { carrierId: told.id } : {}
    return { ...(fates[String(told.status)] ?? onItsWay), ...known }
  }

  async #ask(
    method: 'GET' | 'POST',
    path: string,
    asked?: object,
  ): Promise<{ body: Record<string, unknown> } | CarrierFault> {
    const { url } = this.#address
    let answer: Response
    let text: string
    try {
      answer = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token()}`, 'content-type': 'application/json' },
        ...(asked ? { body: JSON.stringify(asked) } : {}),
        signal: AbortSignal.timeout(patience),
        redirect: 'error',
      })
      text = await answer.text()
    } catch (error) {
      return { fault: `GOV.UK Notify did not answer: ${causeOf(error)}.`, outcome: 'unknown', isAway: true }
    }
    const body = jsonOf(text)
    if (answer.ok && body) return { body }
    return faultOf(answer.status, body)
  }

  /** A token for one request: signed with the key's secret, and good for half a minute. */
  #token(): string {
    const { service, secret } = this.#address
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const head = part({ typ: 'JWT', alg: 'HS256' })
    const claims = part({ iss: service, iat: Math.floor(this.#now().getTime() / 1000) })
    const signed = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url')
    return `${head}.${claims}.${signed}`
  }
}

const onItsWay: Fate = { state: 'on-its-way' }

const fates: Record<string, Fate> = {
  delivered: { state: 'delivered' },
  'permanent-failure': {
    state: 'failed',
    problem: 'The address takes no letters: it may be mistyped, or the person may have left.',
  },
  'temporary-failure': {
    state: 'failed',
    problem: 'The mailbox took no letters for three days: it may be full.',
  },
  'technical-failure': { state: 'failed', problem: 'GOV.UK Notify could not send it.' },
}

/** It shows links as links, and knows a little Markdown: a line is never taken for a heading or a list by chance. */
function plainBody(body: string, from: string | null): string {
  const lines = body.split('\n').map((line) => line.replace(/^([#^>]|---)/, ' $1'))
  return from ? `${lines.join('\n').trim()}\n\n${from}\n` : lines.join('\n')
}

function faultOf(status: number, body: Record<string, unknown> | undefined): CarrierFault {
  const errors = Array.isArray(body?.errors) ? (body.errors as { error?: string; message?: string }[]) : []
  const said =
    errors
      .map(({ message }) => message)
      .filter(Boolean)
      .join('; ') || `status ${status}`
  const fault = `GOV.UK Notify answered: ${said}`.replace(/\.?$/, '.')
  if (status === 429) return { fault, outcome: 'again', isAway: true }
  if (status === 401 || status === 403) return { fault, outcome: 'again', isAway: true }
  if (status >= 400 && status < 500) return { fault, outcome: 'never', isAway: false }
  return { fault, outcome: 'unknown', isAway: true }
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
