import { quarterMonths, quarterWords } from '../language/quarter.ts'
import type { AboutReturn, LetterWritten } from './letters.ts'

/** Tells a supplier that a file of theirs was set aside by the virus scanner. */
export function setAsideLetter(about: AboutReturn, file: string): LetterWritten {
  const { authority, contractTitle, quarter } = about
  return {
    subject: `A file you sent was set aside: ${contractTitle}, ${quarterMonths(quarter)}`,
    paragraphs: [
      'Hello,',
      `You sent “${file}” with your return for ${quarterWords(quarter)} of “${contractTitle}”. Our virus scanner found something harmful in it. Nobody can open it, and it does not count as evidence.`,
      'Please have your computer checked. Until what you reported is decided on, you can send the evidence in another file, by the link to your return.',
      authority,
    ],
  }
}

/** Tells who looks after the contract the same. */
export function setAsideStaffLetter(
  { authority, contractTitle }: Pick<AboutReturn, 'authority' | 'contractTitle'>,
  { where, found, file }: { where: string; found: string; file: string },
): LetterWritten {
  return {
    subject: `Evidence was set aside: ${contractTitle}`,
    paragraphs: [
      'Hello,',
      `The virus scanner found something harmful (${found}) in “${file}”, sent as evidence for “${contractTitle}” (${where}). Nobody can open it here, and it does not count as evidence. The supplier was told, and can send another file.`,
      'If you opened it before, tell the people who look after your computers.',
      authority,
    ],
  }
}

/** Tells a supplier that the authority withdrew evidence it had sent, and why. */
export function withdrawnLetter(
  { authority, contractTitle, quarter }: AboutReturn,
  { because, isReplaced }: { because: string; isReplaced: boolean },
): LetterWritten {
  return {
    subject: `Evidence you sent was destroyed: ${contractTitle}, ${quarterMonths(quarter)}`,
    paragraphs: [
      'Hello,',
      `You sent evidence with your return for ${quarterWords(quarter)} of “${contractTitle}”. We have withdrawn one file or link of it and destroyed its content. The reason: ${because}`,
      isReplaced
        ? 'We kept another file in its place, without what should not be there. You need do nothing.'
        : 'Until what you reported is decided on, you can send other evidence by the link to your return. Please send numbers, and no names of people.',
      authority,
    ],
  }
}
