export { type LineMoved, moveAll, type MoveLine, movesPlanned, type Moving, putBackMove } from './acts.ts'
export { commitmentsToMove, type MoveRecord, moveOf } from './moves.ts'
