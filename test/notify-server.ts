import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { NotifyAddress } from '../src/platform/notify/notify.ts'

/** A letter as GOV.UK Notify has it. */
export interface Notification {
  id: string
  reference: string
  email_address: string
  personalisation: { subject: string; body: string }
  status: string
}

/** What the server does with the next letter instead of taking it well. */
export type Mood =
  'well' | 'takes it and breaks off' | 'breaks off' | { status: number; error: string; message: string }

/** A server of this machine that behaves as GOV.UK Notify's API documents. */
export class NotifyServer {
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  readonly taken: Notification[] = []
  mood: Mood = 'well'
  readonly service = randomUUID()
  readonly secret = randomUUID()
  readonly template = randomUUID()

  async begin(): Promise<NotifyAddress> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const { port } = this.#server.address() as AddressInfo
    const { service, secret, template } = this
    return { service, secret, template, url: `http://127.0.0.1:${port}` }
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refuse = (status: number, error: string, message: string) =>
      say(status, { status_code: status, errors: [{ error, message }] })
    if (!this.#isSigned(request.headers.authorization ?? ''))
      return void refuse(403, 'AuthError', 'Invalid token: API key not found')
    const url = new URL(request.url!, 'http://localhost')
    if (request.method === 'GET') {
      const id = /^\/v2\/notifications\/(.+)$/.exec(url.pathname)?.[1]
      const found = this.taken.filter((each) =>
        id ? each.id === id : each.reference === url.searchParams.get('reference'),
      )
      if (!id) return void say(200, { notifications: found, links: {} })
      return void (found[0] ? say(200, found[0]) : refuse(404, 'NoResultFound', 'No result found'))
    }
    const asked = JSON.parse(await text(request)) as Notification & { template_id: string }
    if (typeof this.mood === 'object')
      return void refuse(this.mood.status, this.mood.error, this.mood.message)
    if (this.mood === 'breaks off') return void response.destroy()
    if (asked.template_id !== this.template) return void refuse(400, 'BadRequestError', 'Template not found')
    const { reference, email_address, personalisation } = asked
    const id = randomUUID()
    this.taken.push({ id, reference, email_address, personalisation, status: 'created' })
    if (this.mood === 'takes it and breaks off') return void response.destroy()
    say(201, { id, reference, content: {}, uri: `/v2/notifications/${id}`, template: { id: this.template } })
  }

  #isSigned(authorization: string): boolean {
    const [head, claims, signed] = authorization.replace('Bearer ', '').split('.')
    if (!claims) return false
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }
    const right = createHmac('sha256', this.secret).update(`${head}.${claims}`).digest('base64url')
    return iss === this.service && signed === right
  }
}
