/** Milliseconds of many runs, as their median and 99th percentile. */
export interface Times {
  p50: number
  p99: number
  perSecond: number
}

export function timesOf(milliseconds: number[], elapsed: number): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), perSecond: (milliseconds.length * 1000) / elapsed }
}

interface OneByOne {
  warmUp?: number
  seconds?: number
  /** Done before each, and not counted. */
  before?: (() => Promise<void>) | undefined
}

/** Runs the work one after the other, first some that don't count, then for so many seconds. */
export async function oneByOne(
  work: () => Promise<unknown>,
  { warmUp = 50, seconds = 4, before }: OneByOne = {},
): Promise<Times> {
  for (let run = 0; run < warmUp; run++) await work()
  return during(work, { workers: 1, seconds, before })
}

/** Runs the work by several workers at once for so many seconds. */
export async function during(
  work: () => Promise<unknown>,
  { workers = 10, seconds = 4, before }: { workers?: number } & Omit<OneByOne, 'warmUp'> = {},
): Promise<Times> {
  const times: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      await before?.()
      const now = performance.now()
      await work()
      times.push(performance.now() - now)
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
  return timesOf(times, performance.now() - began)
}

export async function once<Answer>(work: () => Promise<Answer>): Promise<{ ms: number; answer: Answer }> {
  const began = performance.now()
  const answer = await work()
  return { ms: performance.now() - began, answer }
}

/** Ends a transaction whose rows were written for their time alone. */
export class TakenBack extends Error {}
