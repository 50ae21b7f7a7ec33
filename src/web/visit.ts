import type { Readable } from 'node:stream'
import type { ComponentChildren } from 'preact'
import type { Day } from '../language/day.ts'
import type { Platform } from '../platform/platform.ts'
import type { Tx } from '../platform/database.ts'
import type { Form, UploadedFile } from './form.ts'
import type { Urls } from './urls.ts'

/** The authority a visit is at. */
export interface AuthorityHere {
  id: string
  slug: string
  name: string
  area: string
  isExample: boolean
  /** The host name registered to it, when one is. */
  host?: string
}

/** Who is visiting, as far as the authority knows. */
export interface Visitor {
  kind: 'stranger' | 'person' | 'link' | 'token'
  /** The person, or the token. */
  id?: string
  name?: string
  email?: string
  sessionId?: string
  /** Roles held today at this authority, those lent to them included. */
  roles: ReadonlySet<string>
  /** Those for whom they act today, each with the roles that person lends them. */
  actsFor?: readonly (Other & { roles: ReadonlySet<string> })[]
  /** Those of their roles that are their own; all of them when left out. */
  ownRoles?: ReadonlySet<string>
  /** Those who act for them today. */
  coveredBy?: readonly Other[]
  /** For a supplier's person or token: the suppliers they speak for. */
  suppliers: readonly string[]
  /** What the holder of an e-mailed link may open: the one opened last. A person who signed in may hold links too. */
  link?: LinkHeld
  /** All links opened in this browser and not run out. */
  links?: readonly LinkHeld[]
}

/** Another person, and the last day of a cover with them. */
export interface Other {
  id: string
  name: string
  until: Day
}

/** An e-mailed link that was opened: what for, and the one record it leads to. */
export interface LinkHeld {
  id: string
  purpose: string
  subject: string
}

/** The trial return that a visit is in: what it reads and writes of returns is the trial's own. */
export interface TrialHere {
  id: string
  contract: string
  /** The person who began it. */
  begunBy: string
  /** When all of it is cleared away. */
  ends: Date
}

/** One request on its way through a page: what came, who asks, and the authority's open transaction. */
export interface Visit {
  tx: Tx
  platform: Platform
  authority: AuthorityHere
  trial?: TrialHere
  visitor: Visitor
  today: Day
  now: Date
  params: Record<string, string>
  query: URLSearchParams
  form: Form
  files: UploadedFile[]
  cookies: Record<string, string | undefined>
  /** Address and device, for sign-in records. */
  from: { address: string; device: string }
  urls: Urls
  /** The address asked for, with its query. */
  path: string
}

export type Answer = PageAnswer | Redirect | Stream | Plain | NotFound | Forbidden

/** Sets a cookie along with the answer; an empty value takes it away. */
export interface CookieToSet {
  name: string
  value: string
  /** Seconds; without it the cookie lasts until the browser closes. */
  maxAge?: number
}

export interface PageAnswer {
  kind: 'page'
  status: number
  page: PageContent
  cookies?: CookieToSet[]
  /** What must be recorded although the answer is a refusal: runs when the page's transaction has ended, before the answer is sent. */
  afterwards?: Afterwards
}

/** Runs when the transaction has ended, before the answer is sent; it may answer something else instead. */
export type Afterwards = () => Promise<Answer | void>

export interface PageContent {
  /** The heading's words, for the tab and for readers of a screen. */
  title: string
  body: ComponentChildren
  /** Which link of the header is current. */
  current?: string
  /** Above the heading: breadcrumbs or a back link. */
  before?: ComponentChildren
  /** `wide` for staff tables and three columns; `reading` by default. */
  width?: 'reading' | 'wide'
  /** Errors are told in the title too. */
  hasErrors?: boolean
  /** A phone page of an e-mailed link: no navigation. */
  bare?: boolean
  /** Seconds after which the browser asks again: for work that goes on. */
  refreshAfter?: number
}

export interface Redirect {
  kind: 'redirect'
  to: string
  cookies?: CookieToSet[]
  afterwards?: Afterwards
}

/** A download written piece by piece inside a read-only transaction of its own. */
export interface Stream {
  kind: 'stream'
  type: string
  /** The file's name when it is to be saved. */
  name?: string
  from: (tx: Tx) => AsyncIterable<string | Uint8Array>
  headers?: Record<string, string>
}

export interface Plain {
  kind: 'plain'
  status: number
  type: string
  /** Bytes that stand in a file are read from it while they are sent, and hold no connection to the database. */
  body: string | Buffer | Readable
  headers?: Record<string, string>
}

export interface NotFound {
  kind: 'not-found'
}

export interface Forbidden {
  kind: 'forbidden'
  because: string
}

export function show(page: PageContent, status = 200): PageAnswer {
  return { kind: 'page', status, page: status >= 400 ? { hasErrors: true, ...page } : page }
}

export function goTo(to: string, cookies?: CookieToSet[]): Redirect {
  return cookies ? { kind: 'redirect', to, cookies } : { kind: 'redirect', to }
}

export function notFound(): NotFound {
  return { kind: 'not-found' }
}

export function forbidden(because: string): Forbidden {
  return { kind: 'forbidden', because }
}
