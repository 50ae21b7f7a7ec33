import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import { type EmptyWorld, openEmptyWorld } from '../../../test/world.ts'
import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { projectFolder } from '../../platform/project.ts'
import { createServer } from '../../web/server.ts'
import { partiesApi } from '../api.ts'
import { doors, sessionCookie } from '../doors.ts'
import type { Role } from '../role.ts'
import { addMemberships, addPerson, beginSession, setUpAuthority } from '../store.ts'
import { partiesPages } from './index.ts'

/** A browser as far as these tests need one: it keeps cookies, follows nothing by itself, and sends forms from our own pages. */
export class Browser {
  readonly #server: FastifyInstance
  readonly cookies = new Map<string, string>()
  readonly #device: string

  constructor(server: FastifyInstance, device = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0') {
    this.#server = server
    this.#device = device
  }

  async open(path: string): Promise<Shown> {
    return this.#keep(await this.#server.inject({ method: 'GET', url: path, headers: this.#headers() }))
  }

  async send(path: string, fields: Record<string, string | string[]> = {}): Promise<Shown> {
    const form = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((text) => [name, text])),
    )
    const headers = {
      ...this.#headers(),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    }
    return this.#keep(
      await this.#server.inject({ method: 'POST', url: path, headers, payload: form.toString() }),
    )
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { 'user-agent': this.#device, ...(cookie ? { cookie } : {}) }
  }

  #keep(answer: LightMyRequestResponse): Shown {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return new Shown(answer)
  }
}

/** What the browser was answered. */
export class Shown {
  readonly status: number
  /** Where it was sent on to. */
  readonly to: string
  readonly html: string

  constructor({ statusCode, headers, body }: LightMyRequestResponse) {
    this.status = statusCode
    this.to = String(headers.location ?? '')
    this.html = body
  }

  /** The page's words without its markup. */
  get words(): string {
    return this.html
      .replaceAll(/<(head|script)[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/g, ' ')
      .trim()
  }

  /** The value of a field as it stands in the page. */
  field(name: string): string | undefined {
    const tag = [...this.html.matchAll(/<input[^>]*>/g)].find(([text]) =>
      text.includes(`name="${name}"`),
    )?.[0]
    return tag && (/ value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
}

export const goodPassword = 'three small otters'

/** Passwords of tests cost little work. */
const cheap = { memoryCost: 1024, timeCost: 1 }

export interface Town {
  world: EmptyWorld
  platform: Platform
  server: FastifyInstance
  /** The moment it is; tests move it. */
  time: { now: Date }
  /** Which policy each set-up asked for. */
  adopted: string[]
  browser(device?: string): Browser
  /** The code an authenticator app would show now. */
  code(secret: string): string
  act<Answer>(authority: string, work: (tx: Tx) => Promise<Answer>): Promise<Answer>
  /** Sets up an authority with its administrator, without the pages. */
  authority(
    slug: string,
    more?: { isExample?: boolean; host?: string },
  ): Promise<{ id: string; administrator: string }>
  /** Somebody with these roles, and a browser in which they are signed in. */
  member(
    authority: string,
    roles: Role[],
    name?: string,
  ): Promise<{ id: string; email: string; browser: Browser }>
  signedIn(person: string): Promise<Browser>
  /** The links in the letters queued so far, the newest first. */
  linksIn(address: string): Promise<string[]>
  close(): Promise<void>
}

/** A world with this room's pages alone in front of it. */
export async function openTown(environment: Record<string, string> = {}): Promise<Town> {
  const time = { now: new Date('2026-11-23T10:00:00Z') }
  const world = await openEmptyWorld({ now: () => time.now, environment })
  const { platform, database } = world
  const adopted: string[] = []
  const needs = {
    passwordCost: cheap,
    afterSupplierChange: async () => undefined,
    belongings: [],
    servicesInUse: async () => ['Adult social care', 'Highways'],
    adoptPolicy: async (_: Tx, which: string) => void adopted.push(which),
  }
  const assets = join(projectFolder, 'dist', 'assets')
  const server = await createServer({
    platform,
    doors: { ...doors, trialOf: async () => undefined },
    pages: partiesPages(needs),
    api: partiesApi(needs),
    assets,
  })
  const act: Town['act'] = (authority, work) =>
    database.withAuthority({ authority, actor: { kind: 'system' }, at: time.now }, work)
  const town: Town = {
    world,
    platform,
    server,
    time,
    adopted,
    act,
    browser: (device) => new Browser(server, device),
    code: (secret) => new TOTP({ secret }).generate({ timestamp: time.now.getTime() }),
    async authority(slug, more = {}) {
      const id = newId()
      const administrator = await act(id, async (tx) => {
        const email = `administrator@${slug}.example`
        const person = await addPerson(tx, { name: 'Rowan Ashworth', email, at: time.now })
        await setUpAuthority(tx, { slug, name: `${slug} Council`, area: slug, ...more }, person)
        return person
      })
      return { id, administrator }
    },
    async member(authority, roles, name = 'Hazel Moor') {
      const email = `${newId()}@staff.example`
      const id = await act(authority, async (tx) => {
        const person = await addPerson(tx, { name, email, at: time.now })
        if (roles.length > 0) await addMemberships(tx, person, roles)
        return person
      })
      return { id, email, browser: await town.signedIn(id) }
    },
    async signedIn(person) {
      const browser = new Browser(server)
      const session = { person, at: time.now, device: 'Firefox', complete: true }
      browser.cookies.set(sessionCookie, await beginSession(database.installation, session))
      return browser
    },
    async linksIn(address) {
      const letters = await database.installation
        .selectFrom('mail')
        .select('body')
        .where('to_address', '=', address)
        .orderBy('mail_id', 'desc')
        .execute()
      return letters.flatMap(({ body }) => body.match(/(?<=http:\/\/localhost:3000)\/\S+/g) ?? [])
    },
    async close() {
      await server.close()
      await world.close()
    },
  }
  return town
}
