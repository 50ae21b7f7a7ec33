import { resolve } from 'node:path'
import { newId } from '../../language/identifier.ts'
import type { Platform } from '../platform.ts'
import { keyLines } from '../seal.ts'
import { BackupRefused } from './backup-refused.ts'
import {
  addBackup,
  type BackupOccasion,
  keepsBackups,
  markDone,
  markFailed,
  settleBackups,
} from './backups.ts'
import { isPublicKey } from './encryption.ts'
import { beginBackup, type Progress } from './make-backup.ts'
import { writeBackup, type WrittenBackup } from './write-backup.ts'

interface Running {
  path: string
  occasion: BackupOccasion
  publicKeys?: readonly string[]
  progress?: (progress: Progress) => void
  stop?: AbortSignal
}

/** Makes a back-up of the whole installation, and records how it went. Throws BackupRefused. */
export async function runBackup(
  { database, files, clock, settings }: Platform,
  { path, occasion, publicKeys = [], progress, stop }: Running,
): Promise<WrittenBackup> {
  for (const key of publicKeys) {
    if (!(await isPublicKey(key)))
      throw new BackupRefused(`"${key}" is no public key of age: such a key begins with age1.`)
  }
  const isEncrypted = publicKeys.length > 0
  const keys = isEncrypted ? keyLines(settings.dataDir) : undefined
  const db = database.installation
  const client = await database.ownConnection()
  const id = newId()
  const isKept = await keepsBackups(db)
  try {
    await beginBackup(client)
    if (isKept) await settleBackups(db, clock())
    if (isKept) await addBackup(db, { id, at: clock(), occasion, place: resolve(path), isEncrypted })
    const making = { client, files, keys, madeAt: clock(), progress, publicKeys, stop }
    const written = await writeBackup(path, making)
    if (isKept) await markDone(db, id, { at: clock(), ...countsOf(written) })
    return written
  } catch (error) {
    if (isKept) await markFailed(db, id, clock(), (error as Error).message)
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function countsOf({ manifest, bytes, sha256 }: WrittenBackup) {
  return {
    bytes,
    digest: sha256,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files.count,
    missing: manifest.missing.length,
  }
}
