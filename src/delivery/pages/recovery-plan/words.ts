import type { AskingRefusal, PlanAnswerRefusal, StepRefusal, WritingFault } from '../../recovery-plan.ts'

type Refusal = AskingRefusal | PlanAnswerRefusal | StepRefusal

/** The field a refusal is about, and what to say beside it. */
export const recoveryRefusals: Record<Refusal, { field: string; text: string }> = {
  'nothing-missed': { field: 'message', text: 'By what was reported and not declined nothing was missed' },
  'asked-already': { field: 'message', text: 'The supplier was asked for a plan already' },
  'no-email': { field: 'email', text: 'Enter an e-mail address, like name@example.org' },
  'message-too-long': { field: 'message', text: 'Write at most 2,000 characters' },
  'nothing-to-answer': { field: 'answer', text: 'This was answered already' },
  'another-version': { field: 'answer', text: 'The supplier wrote the plan anew: read it first' },
  'no-answer': { field: 'answer', text: 'Choose whether you agree with the plan' },
  'no-reason': { field: 'reason', text: 'Say what should change' },
  'reason-too-long': { field: 'reason', text: 'Write at most 2,000 characters' },
  'not-agreed': { field: 'words', text: 'The plan is not agreed yet' },
  'no-such-step': { field: 'words', text: 'There is no such step' },
  'done-already': { field: 'words', text: 'This step is done already' },
  'no-words': { field: 'words', text: 'Say in a sentence what was done' },
  'words-too-long': { field: 'words', text: 'Write at most 2,000 characters' },
}

/** The same of what is wrong with a plan as it was typed; the fields of a step end with its number. */
export function writingError({ because, step = 1 }: WritingFault): [field: string, text: string] {
  switch (because) {
    case 'no-why':
      return ['why', 'Say why it was missed']
    case 'why-too-long':
      return ['why', 'Write at most 2,000 characters']
    case 'no-step':
      return ['words-1', 'Write at least one step, and at most six']
    case 'step-words':
      return [`words-${step}`, `Step ${step}: say what is done, in at most 300 characters`]
    case 'step-who':
      return [`who-${step}`, `Step ${step}: say who does it`]
    case 'step-day':
      return [`day-${step}`, `Step ${step}: enter the day, like 31 3 2027`]
    case 'step-over':
      return [`day-${step}`, `Step ${step}: the day must not be over yet`]
    case 'no-caught-up':
      return ['caught-up', 'Enter the day when you will have caught up, like 31 3 2027']
    case 'caught-up-first':
      return ['caught-up', 'It must not be over, nor come before the day of a step']
  }
}
