import { hash } from 'node:crypto'
import type { Tx } from '../../../platform/database.ts'
import { contractsFrom, procurementFrom } from '../../from-notices.ts'
import { type Fault, type OcdsReading, type OriginalRelease, readOcds } from '../../ocds/reading.ts'
import type { ImportFault } from '../import-faults.ts'
import { releasesKnown, releasesOf, type ReleaseToKeep } from '../notices.ts'
import { emptyBatch, FileRefused, type IncomingBatch } from './incoming-batch.ts'

const batchSize = 200
export const mostNoticeBytes = 60_000_000

/** What a file of notices says. Throws FileRefused for a text that is no JSON. */
export function parseNotices(bytes: Buffer): unknown {
  if (bytes.length > mostNoticeBytes)
    throw new FileRefused('The file is larger than 60 MB. Bring its notices in as several smaller files.')
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new FileRefused(
      'The file starts like notices (JSON), but it breaks off or has a mistake in it. Download it again.',
    )
  }
}

/**
 * Notices with what earlier notices of the same procurements said, since each notice tells only what is new; some two
 * hundred procurements at a time. Every release is kept as it came, also those that can't be read.
 */
export async function* noticeBatches(tx: Tx, given: unknown): AsyncGenerator<IncomingBatch> {
  const alone = readOcds(given)
  const reading = await withEarlier(tx, given, alone)
  yield { ...emptyBatch(), faults: alone.faults.map(faultOf) }
  const originals = Map.groupBy(alone.originals, ({ ocid, read }) => (read && ocid) || '')
  const unread = originals.get('') ?? []
  if (unread.length > 0) yield { ...emptyBatch(), rows: unread.length, releases: unread.map(toKeep) }
  let batch = emptyBatch()
  for (const procurement of reading.procurements) {
    const releases = originals.get(procurement.ocid) ?? []
    batch.rows += releases.length
    batch.releases.push(...releases.map(toKeep))
    batch.procurements.push(procurementFrom(procurement))
    batch.contracts.push(...contractsFrom(procurement, releases.at(-1)?.pointer ?? null))
    if (batch.procurements.length < batchSize) continue
    yield batch
    batch = emptyBatch()
  }
  if (batch.rows > 0) yield batch
}

async function withEarlier(tx: Tx, given: unknown, alone: OcdsReading): Promise<OcdsReading> {
  const ocids = alone.procurements.map(({ ocid }) => ocid)
  const inFile = new Set(alone.originals.map(({ ocid, releaseId }) => `${ocid} ${releaseId}`))
  const known = await releasesKnown(tx, ocids)
  const earlier = [...known].filter((release) => !inFile.has(release))
  if (earlier.length === 0) return alone
  const kept = await releasesOf(tx, ocids)
  const others = kept.filter((release) => !inFile.has(nameOf(release)))
  return readOcds([given, { releases: others }])
}

function nameOf(release: unknown): string {
  const { ocid, id, date } = release as { ocid?: string; id?: string; date?: string }
  return `${ocid} ${id ?? date}`
}

function toKeep({ ocid, releaseId, releasedOn, read, release }: OriginalRelease): ReleaseToKeep {
  const id = read && releaseId ? releaseId : `unread-${hash('sha256', JSON.stringify(release), 'hex')}`
  return { ocid: (read && ocid) || '', id, on: releasedOn ?? null, release }
}

function faultOf({ pointer, ocid, releaseId, message, severity }: Fault): ImportFault {
  const about = [ocid, releaseId].filter(Boolean).join(' ')
  return { row: null, pointer: pointer || '/', field: about || null, severity, message }
}

/** What the notices that are kept of these procurements say now. */
export async function noticesKept(tx: Tx, ocids: readonly string[]): Promise<OcdsReading> {
  return readOcds({ releases: await releasesOf(tx, ocids) })
}
