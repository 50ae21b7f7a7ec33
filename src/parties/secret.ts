import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie, a link or a token: 256 random bits, safe in addresses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: its SHA-256. With 256 random bits nothing slower is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
