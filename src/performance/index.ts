export { type Headline, headlineOf, howFarMet, type Met, metOn } from './met.ts'
