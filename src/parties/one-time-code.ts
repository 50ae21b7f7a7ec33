import { Secret, TOTP } from 'otpauth'

const period = 30

/** A fresh secret for an authenticator app: 160 random bits in base 32. */
export function newFactorSecret(): string {
  return new Secret({ size: 20 }).base32
}

export function isFactorSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text)
}

/** The address that an authenticator app reads from the picture. */
export function factorAddress(secret: string, { issuer, email }: { issuer: string; email: string }): string {
  return totp(secret, issuer, email).toString()
}

/**
 * The half-minute that a typed code belongs to; undefined when it is wrong, more than one half-minute old or ahead, or
 * was used before: `lastStep` is the half-minute of the last code that was accepted.
 */
export function stepOfCode(
  secret: string,
  typed: string,
  { now, lastStep }: { now: Date; lastStep?: number | null },
): number | undefined {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now.getTime() / 1000 / period) + delta
  return lastStep === null || lastStep === undefined || step > lastStep ? step : undefined
}

function totp(secret: string, issuer = 'Good Measure', label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  })
}
