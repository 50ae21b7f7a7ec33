import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { CannotStart } from './embedded-server/cannot-start.ts'
import { type BucketAddress, bucketExample, readBucketAddress } from './kept-files/bucket-address.ts'
import { projectFolder } from './project.ts'
import type { NotifyAddress } from './notify/notify.ts'
import { readScannerAddress, type ScannerAddress, scannerExamples } from './scanning/scanner-address.ts'

/** What the environment says about this installation. */
export interface Settings {
  port: number
  host: string
  dataDir: string
  /** Where back-ups are written that nobody named a file for. */
  backupDir: string
  /** A council's own PostgreSQL; without it the embedded one runs in the data folder. */
  databaseUrl?: string
  /** Where visitors find the site, without a slash at the end. */
  baseUrl: string
  smtpUrl?: string
  /** GOV.UK Notify, which carries letters in the place of a mail server. */
  notify?: NotifyAddress
  /** Where Find a Tender is, when it isn't the public one. */
  findATenderUrl?: string
  /** Whether letters go out at all. */
  sendsMail: boolean
  /** The bucket that keeps files, in the place of the data folder. */
  bucket?: BucketAddress
  /** The daemon of ClamAV that looks through files before anybody else opens them. */
  clamav?: ScannerAddress
}

export interface Environment {
  settings: Settings
  /** Sentences for the person who starts: what works, and yet is probably not what they want. */
  warnings: string[]
}

type Variables = Record<string, string | undefined>

/** Reads the environment; throws CannotStart with one sentence that names a wrong value. Empty is the same as unset. */
export function readEnvironment(
  variables: Variables,
  { isRoot = process.getuid?.() === 0, checkout = projectFolder } = {},
): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim())) as Variables
  const port = portOf(set.PORT)
  const dataDir = set.DATA_DIR
    ? resolve(set.DATA_DIR)
    : isRoot
      ? '/var/lib/goodmeasure'
      : join(checkout, '.data')
  const notify = notifyOf(set)
  const settings: Settings = {
    port,
    host: hostOf(set.HOST),
    dataDir,
    backupDir: set.BACKUP_DIR ? resolve(set.BACKUP_DIR) : join(dataDir, 'backups'),
    databaseUrl: secretUrl('DATABASE_URL', set.DATABASE_URL, database),
    baseUrl: baseUrlOf(set.BASE_URL, port),
    smtpUrl: secretUrl('SMTP_URL', set.SMTP_URL, mail),
    ...(notify ? { notify } : {}),
    sendsMail: Boolean(set.SMTP_URL ?? notify),
    ...(set.FIND_A_TENDER_URL ? { findATenderUrl: findATenderOf(set.FIND_A_TENDER_URL) } : {}),
    ...(set.S3_URL ? { bucket: bucketOf(set.S3_URL) } : {}),
    ...(set.CLAMAV_URL ? { clamav: scannerOf(set.CLAMAV_URL) } : {}),
  }
  return { settings, warnings: [...warningsOf(settings, set), ...notYetUsed(set)] }
}

function portOf(text = '3000'): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new CannotStart(`PORT is "${text}"; it must be a whole number from 1 to 65535.`)
}

function hostOf(text = 'localhost'): string {
  if (isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text
  throw new CannotStart(
    `HOST is "${text}"; it must be an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0.`,
  )
}

function baseUrlOf(text: string | undefined, port: number): string {
  const url = urlOf(text ?? `http://localhost:${port}`)
  const isWhole = url?.pathname === '/' && !url.search && !url.hash && !url.username
  if (url && isWhole && ['http:', 'https:'].includes(url.protocol)) return url.origin
  throw new CannotStart(
    `BASE_URL is "${text}"; it must be the site's address without a path, such as https://social-value.council.example.`,
  )
}

interface Shape {
  protocols: string[]
  /** Such as a database's name. */
  needsPath: boolean
  example: string
}

const database: Shape = {
  protocols: ['postgres:', 'postgresql:'],
  needsPath: true,
  example: 'postgres://user:password@host:5432/database',
}
const mail: Shape = {
  protocols: ['smtp:', 'smtps:'],
  needsPath: false,
  example: 'smtp://user:password@host:587',
}

/** The sentence doesn't repeat the value: it holds a password, and sentences end up in logs. */
function secretUrl(name: string, text: string | undefined, shape: Shape): string | undefined {
  if (text === undefined) return undefined
  const url = urlOf(text)
  const hasPath = url !== undefined && url.pathname.length > 1
  if (url?.hostname && shape.protocols.includes(url.protocol) && (hasPath || !shape.needsPath)) return text
  throw new CannotStart(`${name} can't be read; it must look like ${shape.example}.`)
}

/** It holds a secret too, and isn't repeated. */
function bucketOf(text: string): BucketAddress {
  const address = readBucketAddress(text)
  if (address) return address
  throw new CannotStart(
    `S3_URL can't be read; it must look like ${bucketExample}, and be spoken to over https unless the server is on this machine.`,
  )
}

function scannerOf(text: string): ScannerAddress {
  const address = readScannerAddress(text)
  if (address) return address
  throw new CannotStart(`CLAMAV_URL is "${text}"; it must look like ${scannerExamples}.`)
}

function findATenderOf(text: string): string {
  const url = urlOf(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname)))
    return url.href.replace(/\/$/, '')
  throw new CannotStart(`FIND_A_TENDER_URL is "${text}"; it must begin with https://.`)
}

function urlOf(text: string): URL | undefined {
  return URL.parse(text) ?? undefined
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || hostname.startsWith('127.')
}

function warningsOf({ baseUrl, host }: Settings, set: Variables): string[] {
  const { protocol, hostname } = new URL(baseUrl)
  if (protocol === 'http:' && !isLoopback(hostname))
    return [
      `BASE_URL is ${baseUrl}: without https, passwords and cookies cross the network where others can read them.`,
    ]
  if (!set.BASE_URL && !isLoopback(host))
    return [
      `HOST lets other machines in, but BASE_URL isn't set: forms work only for visitors of ${baseUrl}.`,
    ]
  return []
}

/** Their shape is checked already, so that a later version starts with what stands there today. */
function notYetUsed(set: Variables): string[] {
  checkIdentityProvider(set)
  return [
    ...(set.NOTIFY_API_KEY && !set.NOTIFY_TEMPLATE_ID
      ? ["NOTIFY_API_KEY is set without NOTIFY_TEMPLATE_ID, so letters don't go out by GOV.UK Notify."]
      : []),
    ...(set.OIDC_ISSUER ? ["OIDC_ISSUER is set, and this version doesn't use it yet."] : []),
  ]
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** The key ends with who we are and the secret; the template is one that an administrator made there. */
function notifyOf(set: Variables): NotifyAddress | undefined {
  if (!set.NOTIFY_API_KEY) return undefined
  const [, service, secret] = new RegExp(`^.+-(${uuid})-(${uuid})$`).exec(set.NOTIFY_API_KEY) ?? []
  if (!service || !secret)
    throw new CannotStart(
      "NOTIFY_API_KEY can't be read; it must be a whole key as GOV.UK Notify shows it, name included.",
    )
  const template = set.NOTIFY_TEMPLATE_ID
  if (template === undefined) return undefined
  if (!new RegExp(`^${uuid}$`).test(template))
    throw new CannotStart(
      'NOTIFY_TEMPLATE_ID must be the id of an e-mail template at GOV.UK Notify with the subject ((subject)) and the message ((body)).',
    )
  const url = urlOf(set.NOTIFY_URL ?? 'https://api.notifications.service.gov.uk')
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url.hostname)))
    throw new CannotStart(`NOTIFY_URL is "${set.NOTIFY_URL}"; it must begin with https://.`)
  return { service, secret, template, url: url.href.replace(/\/$/, '') }
}

function checkIdentityProvider(set: Variables): void {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  const missing = names.filter((name) => !set[name])
  if (missing.length === names.length) return
  if (missing.length > 0)
    throw new CannotStart(
      `${missing[0]} is missing; signing in with OpenID Connect needs ${names.join(', ')}.`,
    )
  const issuer = urlOf(set.OIDC_ISSUER!)
  if (issuer?.protocol === 'https:' || (issuer?.protocol === 'http:' && isLoopback(issuer.hostname))) return
  throw new CannotStart(
    `OIDC_ISSUER is "${set.OIDC_ISSUER}"; it must be an address that begins with https://.`,
  )
}
