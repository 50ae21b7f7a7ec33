import type { Database, Tx } from '../src/platform/database.ts'
import type { Application } from './application.ts'
import type { ScaledCounty } from './county-at-scale.ts'
import type { Times } from './timing.ts'

/** What the cases are measured on. */
export interface Bench {
  application: Application
  database: Database
  county: ScaledCounty
  importRows: number
}

export const ms = (time: number) => `${time.toFixed(time < 10 ? 2 : 0)} ms`
export const pair = ({ p50, p99 }: Times) => `${p50.toFixed(2)}/${p99.toFixed(2)} ms`
export const mb = (size: number) => `${size.toFixed(0)} MB`

export function headersOf({ county }: Pick<Bench, 'county'>): Record<string, string> {
  return { authorization: `Bearer ${county.token}` }
}

export async function inAuthority<Answer>(
  { database, county }: Bench,
  work: (tx: Tx) => Promise<Answer>,
  isDownload = false,
): Promise<Answer> {
  const scope = {
    authority: county.authority,
    actor: { kind: 'system' } as const,
    at: new Date(),
    readOnly: true,
    isDownload,
  }
  return database.withAuthority(scope, work)
}
