import { anyone } from '../web/permission.ts'

export const readPublished = { ...anyone, sentence: 'Anyone may read what is published.' }
