import { staffMay } from '../parties/index.ts'
import { anyone } from '../web/permission.ts'

export const readWork = staffMay('Everyone who works for the authority has a page of what there is to do.')
export const readProgress = staffMay(
  'Everyone who works for the authority may read how far commitments are met.',
)
export const readHeadlines = {
  ...anyone,
  sentence: 'Anyone may read how many published commitments are met.',
}
