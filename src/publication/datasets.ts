import type { Dataset } from './dataset.ts'
import { commitments } from './datasets/commitments.ts'
import { contracts } from './datasets/contracts.ts'
import { measures } from './datasets/measures.ts'
import { outcomes } from './datasets/outcomes.ts'
import { outputs } from './datasets/outputs.ts'

/** All open data, the register's outputs first. */
export const datasets: readonly Dataset[] = [outputs, commitments, contracts, outcomes, measures]
