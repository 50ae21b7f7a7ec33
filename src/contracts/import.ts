import { accept, type Decision, refuse } from '../language/decision.ts'

/**
 * How a file that is brought in stands: `received` and kept; `tried`, so that everyone can see what it would do;
 * `applied`; `undone`. `refused` can't be read at all. The states that end in -ing are of work going on.
 */
export type ImportState =
  'received' | 'trying' | 'tried' | 'applying' | 'applied' | 'undoing' | 'undone' | 'refused'

export type ImportAct = 'choose-columns' | 'try' | 'apply' | 'undo'

export type ImportRefusal =
  | 'in-progress'
  | 'cannot-be-read'
  | 'not-tried'
  | 'has-faults'
  | 'applied-already'
  | 'not-applied'
  | 'undone-already'

export const importKinds = ['contracts', 'commitments', 'suppliers', 'spend'] as const
/** What a file holds: contracts, commitments with what was delivered towards them, suppliers alone, or what was invoiced. */
export type ImportKindName = (typeof importKinds)[number]

export function isImportKind(text: string): text is ImportKindName {
  return (importKinds as readonly string[]).includes(text)
}

/** What trying or applying a file found, in contracts and notices; `refused` rows were left out for their faults. */
export interface ImportCounts {
  /** Rows of a register, or notices. */
  read: number
  added: number
  changed: number
  unchanged: number
  refused: number
  warnings: number
}

export const noCounts: ImportCounts = { read: 0, added: 0, changed: 0, unchanged: 0, refused: 0, warnings: 0 }

/** Work that nobody does any more, because the process that did it ended, is as if it had not begun: nothing of it was kept. */
export function stateWithout(state: ImportState, isWorkedOn: boolean): ImportState {
  if (isWorkedOn) return state
  if (state === 'trying') return 'received'
  if (state === 'applying') return 'tried'
  return state === 'undoing' ? 'applied' : state
}

/** Whether work on it goes on, or broke off. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'trying' || state === 'applying' || state === 'undoing'
}

/** Decides whether a file can be tried (again), with these or other columns. */
export function tryImport(state: ImportState): Decision<'trying', ImportRefusal> {
  if (isUnderWay(state)) return refuse('in-progress')
  if (state === 'refused') return refuse('cannot-be-read')
  if (state === 'applied') return refuse('applied-already')
  return state === 'undone' ? refuse('undone-already') : accept('trying')
}

/**
 * Decides whether what was tried can be applied: all or nothing, unless the person says that rows with faults may be
 * left out.
 */
export function applyImport(
  state: ImportState,
  found: Pick<ImportCounts, 'refused'>,
  allowFaults: boolean,
): Decision<'applying', ImportRefusal> {
  if (isUnderWay(state)) return refuse('in-progress')
  if (state === 'refused') return refuse('cannot-be-read')
  if (state === 'received') return refuse('not-tried')
  if (state === 'applied') return refuse('applied-already')
  if (state === 'undone') return refuse('undone-already')
  return found.refused > 0 && !allowFaults ? refuse('has-faults') : accept('applying')
}

/** What stands on what an import brought. */
export interface BuiltOn {
  /** Commitments recorded on its contracts since, whoever recorded them. */
  commitments: number
  /** Contracts that were edited, published or held back since, by a person or a later file. */
  edited: number
  /** Drafts that a person decided on. */
  draftsDecided: number
  /** Call-offs under its frameworks. */
  callOffs: number
  /** Commitments it brought or changed that were changed or withdrawn since, by a person or a later file. */
  commitmentsEdited: number
  /** What was reported on its commitments since, and what later files told of them. */
  deliveries: number
}

/** Nothing was built on it. */
export const nothingBuilt: BuiltOn = {
  commitments: 0,
  edited: 0,
  draftsDecided: 0,
  callOffs: 0,
  commitmentsEdited: 0,
  deliveries: 0,
}

export type UndoRefusal = ImportRefusal | 'built-on'

/** Decides whether an import can be undone: only while nothing has been built on what it brought. */
export function undoImport(state: ImportState, builtOn: BuiltOn): Decision<'undoing', UndoRefusal> {
  if (isUnderWay(state)) return refuse('in-progress')
  if (state === 'undone') return refuse('undone-already')
  if (state !== 'applied') return refuse('not-applied')
  return Object.values(builtOn).some((count: number) => count > 0) ? refuse('built-on') : accept('undoing')
}
