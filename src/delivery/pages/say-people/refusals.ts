/** Why a picture is not shown to everybody: the field at fault, and the sentence beside it. */
export const showRefusals = {
  'may-not-be-shown': {
    field: 'show',
    sentence: 'It may not be shown: say first that people agreed, or that nobody can be recognised',
  },
  'no-words': { field: 'as', sentence: 'Say what is on the picture, for people who can’t see it' },
  'words-too-long': { field: 'as', sentence: 'Make this shorter: at most 300 letters' },
} as const
