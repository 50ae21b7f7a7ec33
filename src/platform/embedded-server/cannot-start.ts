/** Why the system can't start: its message is the one sentence that the person at the terminal reads. */
export class CannotStart extends Error {}

/** The sentence for a folder or file that the system can't make or write, with what to do about it. */
export function cannotWrite(error: unknown, parent: string, who: string): CannotStart {
  const { code, path = parent, message } = error as NodeJS.ErrnoException
  if (code === 'EROFS')
    return new CannotStart(`${path} is on a read-only disk: set DATA_DIR to another folder.`)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CannotStart(`The disk that holds ${path} is full.`)
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new CannotStart(`${path} is a file, and the data needs a folder: set DATA_DIR to another one.`)
  if (code === 'EACCES' || code === 'EPERM')
    return new CannotStart(
      `${who} may not write in ${parent}: run "chmod u+rwx ${parent}" as its owner, or set DATA_DIR to another folder.`,
    )
  return new CannotStart(`${path} can't be used for the data: ${message}.`)
}
