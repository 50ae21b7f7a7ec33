export { exampleLinks, fillExample } from './example.ts'
