import { canonicalText } from './canonical-text.ts'
import type { Commitment } from './commitment.ts'

/** What belongs together in a commitment: a file, or a person, says all of it. */
const parts = {
  title: ['title'],
  supplier: ['supplier'],
  counted: ['measure', 'outcome'],
  promised: ['quantity', 'profile', 'targets', 'periods', 'milestones', 'scaling'],
  due: ['due'],
  beneficiaries: ['beneficiaries'],
  evidence: ['evidenceWanted'],
  origin: ['origin'],
  standing: ['standing'],
  owner: ['owner'],
} as const satisfies Record<string, readonly (keyof Commitment)[]>

export type CommitmentPart = keyof typeof parts

export const commitmentParts: Readonly<Record<CommitmentPart, string>> = {
  title: 'title',
  supplier: 'supplier',
  counted: 'measure',
  promised: 'quantity',
  due: 'due day',
  beneficiaries: 'words on who benefits',
  evidence: 'evidence wanted',
  origin: 'origin',
  standing: 'standing',
  owner: 'owner',
}

export interface NewerFile {
  /** As it stands here. */
  here: Commitment
  /** As the last file said it; nothing where none of it can have been changed by a person since. */
  before: Commitment | null
  /** As the newer file says it. */
  file: Commitment
  /** What can't be changed by a file any more. */
  fixed?: readonly CommitmentPart[]
}

export interface TakenFromFile {
  commitment: Commitment
  /** What the newer file changes. */
  changed: CommitmentPart[]
  /** What the newer file says otherwise, and a person entered here since: it stays as they entered it. */
  kept: CommitmentPart[]
}

/** Takes from a newer file what it says otherwise than the last one, and leaves what a person entered here since. */
export function takeFromFile({ here, before, file, fixed = [] }: NewerFile): TakenFromFile {
  const said = withUnsaid(file, before ?? here)
  const taken: TakenFromFile = { commitment: { ...here }, changed: [], kept: [] }
  for (const part of Object.keys(parts) as CommitmentPart[]) {
    if (isSame(part, said, here) || (before && isSame(part, said, before))) continue
    if (fixed.includes(part) || (before && !isSame(part, before, here))) taken.kept.push(part)
    else {
      taken.changed.push(part)
      for (const field of parts[part]) Object.assign(taken.commitment, { [field]: said[field] })
    }
  }
  return taken
}

/** What a file doesn't say it doesn't change. */
function withUnsaid(file: Commitment, before: Commitment): Commitment {
  return {
    ...file,
    beneficiaries: file.beneficiaries ?? before.beneficiaries,
    evidenceWanted: file.evidenceWanted ?? before.evidenceWanted,
    owner: file.owner ?? before.owner,
    standing: file.standing === 'not-known' ? before.standing : file.standing,
  }
}

function isSame(part: CommitmentPart, one: Commitment, other: Commitment): boolean {
  return parts[part].every(
    (field) => canonicalText({ held: one[field] }) === canonicalText({ held: other[field] }),
  )
}
