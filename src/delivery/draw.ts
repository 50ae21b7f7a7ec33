import { createHmac } from 'node:crypto'

/** A draw of those low-risk deliveries that are checked in full: fixed before the first of them comes. */
export interface Draw {
  id: string
  /** The first day on which deliveries are drawn by it. */
  starts: string
  /** How many of a hundred. */
  percent: number
  /** 32 random bytes, in hexadecimal. */
  seed: string
}

/**
 * The place of a delivery in a draw, from 0 to 9,999: the first 32 bits of HMAC-SHA-256 with the seed as the key and the
 * delivery's id, as it is written, as the text; modulo 10,000.
 */
export function placeInDraw(seed: string, delivery: string): number {
  const digest = createHmac('sha256', Buffer.from(seed, 'hex')).update(delivery).digest()
  return digest.readUInt32BE(0) % 10_000
}

/** Whether a delivery is drawn: its place is below a hundred times the percentage. */
export function isDrawn({ seed, percent }: Pick<Draw, 'seed' | 'percent'>, delivery: string): boolean {
  return placeInDraw(seed, delivery) < percent * 100
}
