import { anyone } from '../web/permission.ts'

/** The method stands in the open. */
export const readMethods = { ...anyone, sentence: 'Anyone may read how things are counted.' }
