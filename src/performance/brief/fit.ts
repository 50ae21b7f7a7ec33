/**
 * How long each thing in a brief may be, and how many of it there may be. What a person writes is refused when it is
 * longer; what comes from records is cut. Of late commitments and of measures as many are shown as there is room for
 * (layout.ts), and how many were left out is said. A test prints a brief in which all of it is as long as can be.
 */
export const fits = {
  late: 10,
  won: 14,
  stories: 3,
  points: 5,
  /** Letters of what a person writes. */
  opening: 280,
  sentence: 110,
  story: 340,
  point: 230,
  /** Letters of what comes from records. */
  service: 40,
  title: 70,
  contract: 60,
  supplier: 45,
  why: 160,
  /** Of a decision, within why something is late. */
  reason: 90,
  outcome: 50,
  measure: 60,
} as const

/** The text, cut at the end of a word where it is longer than so many letters. */
export function cut(text: string, most: number): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ')
  if (whole.length <= most) return whole
  const short = whole.slice(0, most - 1)
  const words = short.slice(0, Math.max(short.lastIndexOf(' '), Math.floor(most / 2)))
  return `${words.replace(/[\s,;:.–-]+$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** As many whole sentences as so many letters hold; cut within the first where even that is longer. */
export function cutToSentences(text: string, most: number): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ')
  if (whole.length <= most) return whole
  const ends = [...whole.slice(0, most).matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1)
  const last = ends.at(-1)
  return last && last > most / 3 ? whole.slice(0, last) : cut(whole, most)
}
