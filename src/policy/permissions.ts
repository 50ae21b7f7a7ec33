import { anyone } from '../web/permission.ts'

export const readPolicy = { ...anyone, sentence: 'Anyone may read the policy and its rules.' }
