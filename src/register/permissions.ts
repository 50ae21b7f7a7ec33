import { anyone } from '../web/permission.ts'

/** Publication is the policy's promise: who reads is not asked. */
export const readRegister = { ...anyone, sentence: 'Anyone may read the register.' }
