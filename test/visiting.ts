import type { LightMyRequestResponse } from 'fastify'
import type { World } from './world.ts'

/** A file sent with a form. */
export interface Sent {
  field: string
  name: string
  content: Buffer | string
}

/** Somebody with a browser at the world's site: forms come from its own pages, and cookies it is given are kept. */
export class Visiting {
  readonly #world: Pick<World, 'server'>
  readonly #cookies = new Map<string, string>()

  constructor(world: Pick<World, 'server'>, cookie = '') {
    this.#world = world
    for (const pair of cookie.split('; ').filter(Boolean)) {
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  async get(path: string): Promise<Got> {
    return this.#keep(
      await this.#world.server.inject({ method: 'GET', url: path, headers: { cookie: this.#cookie() } }),
    )
  }

  async post(path: string, fields: Record<string, string | string[]> = {}): Promise<Got> {
    const form = new URLSearchParams()
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) form.append(name, value)
    }
    const headers = { ...this.#own(), 'content-type': 'application/x-www-form-urlencoded' }
    return this.#keep(
      await this.#world.server.inject({ method: 'POST', url: path, headers, payload: form.toString() }),
    )
  }

  async upload(path: string, fields: Record<string, string>, files: readonly Sent[]): Promise<Got> {
    const boundary = 'of-the-tests'
    const parts: (Buffer | string)[] = []
    for (const [name, value] of Object.entries(fields)) {
      parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    }
    for (const { field, name, content } of files) {
      parts.push(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        content,
        '\r\n',
      )
    }
    parts.push(`--${boundary}--\r\n`)
    const headers = { ...this.#own(), 'content-type': `multipart/form-data; boundary=${boundary}` }
    const payload = Buffer.concat(parts.map((part) => Buffer.from(part)))
    return this.#keep(await this.#world.server.inject({ method: 'POST', url: path, headers, payload }))
  }

  /** What its browser would send as cookies. */
  cookies(): string {
    return this.#cookie()
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #own(): Record<string, string> {
    return { cookie: this.#cookie(), 'sec-fetch-site': 'same-origin' }
  }

  #keep(answer: LightMyRequestResponse): Got {
    for (const { name, value } of answer.cookies) this.#cookies.set(name, value)
    return new Got(answer)
  }
}

/** What the site answered. */
export class Got {
  readonly status: number
  readonly html: string
  readonly location: string | undefined
  readonly headers: LightMyRequestResponse['headers']

  constructor(answer: LightMyRequestResponse) {
    this.status = answer.statusCode
    this.html = answer.body
    this.location = answer.headers.location
    this.headers = answer.headers
  }

  /** The words of the page, without its marks. */
  get words(): string {
    const body = /<main[\s\S]*<\/main>/.exec(this.html)?.[0] ?? this.html
    return body
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ([.,:;])/g, '$1')
      .trim()
  }

  /** The value of a field as the page shows it. */
  field(name: string): string | undefined {
    const input = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(this.html)?.[0]
    if (input) return /\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''
    const area = new RegExp(`<textarea[^>]*\\bname="${name}"[^>]*>([\\s\\S]*?)</textarea>`).exec(this.html)
    return area?.[1]?.replace(/^\n/, '')
  }
}
