import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { userInfo } from 'node:os'

/** Who the database runs as. PostgreSQL refuses to run as root, so root hands it to somebody without rights. */
export interface Owner {
  uid: number
  gid: number
  name: string
  /** The database runs as somebody else than this process. */
  isAnother: boolean
}

/** As root: whoever owns the cluster already, else `nobody`. Otherwise: the person who starts. */
export function ownerOf(cluster: string): Owner {
  const { uid, gid } = { uid: process.getuid!(), gid: process.getgid!() }
  if (uid !== 0) return { uid, gid, name: nameOf(uid), isAnother: false }
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (found && found.uid !== 0)
    return { uid: found.uid, gid: found.gid, name: nameOf(found.uid), isAnother: true }
  return { uid: idOf('-u'), gid: idOf('-g'), name: 'nobody', isAnother: true }
}

/** macOS numbers `nobody` -2 and prints it unsigned; Node wants it signed. */
function idOf(which: '-u' | '-g'): number {
  try {
    return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' })) | 0
  } catch {
    return 65534
  }
}

function nameOf(uid: number): string {
  if (uid !== process.getuid!()) return `user ${uid}`
  try {
    return userInfo().username
  } catch {
    return `user ${uid}`
  }
}
