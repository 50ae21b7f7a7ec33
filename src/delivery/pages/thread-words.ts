import { longestMessage, type MessageRefusal } from '../thread.ts'

/** The sentence beside the field for each refusal of writing in the thread of a delivery. */
export function messageError(because: MessageRefusal): string {
  switch (because) {
    case 'not-waiting':
      return 'This was decided already, so nothing more is written about it'
    case 'nothing-written':
      return 'Write something first'
    case 'message-too-long':
      return `Make it shorter: at most ${longestMessage} letters`
    case 'nothing-asked':
      return 'The council has not asked anything about this'
  }
}
