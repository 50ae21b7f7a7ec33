/** Why a back-up can't be made or restored: its message is the sentence that a person reads. */
export class BackupRefused extends Error {}

/** The sentence for a disk that doesn't take the file; other faults as they are. */
export function writingFault(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  const sentence = {
    ENOSPC: `The disk that holds ${path} is full: no back-up was made.`,
    EDQUOT: `There is no more room for this user on the disk that holds ${path}: no back-up was made.`,
    EFBIG: `Files may not grow so large where ${path} would stand: no back-up was made.`,
    EACCES: `This user may not write ${path}: no back-up was made.`,
    EPERM: `This user may not write ${path}: no back-up was made.`,
    EROFS: `${path} is on a read-only disk: no back-up was made.`,
    ENOENT: `There is no folder for ${path}: no back-up was made.`,
    ENOTDIR: `There is no folder for ${path}: no back-up was made.`,
  }[code ?? '']
  return sentence ? new BackupRefused(sentence) : error
}
