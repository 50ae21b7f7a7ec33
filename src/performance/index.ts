export { type DueCount, type Headline, headlineOf, howFarMet, type Met, metOn, type Promised } from './met.ts'
