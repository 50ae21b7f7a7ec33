export { type Headline, headlineOf, type Met, metOn } from './met.ts'
