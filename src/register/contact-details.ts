const email = /[^\s@,;:<>()[\]"']+@[^\s@,;:<>()[\]"']+\.[a-z]{2,}/giu
const telephone = /(?<![\d.,£-])(?:\+44[\s().-]*(?:\(0\)\s*)?|0)\d(?:[\s().-]*\d){8,9}(?![\d,-])/g

/** What stands in a published text instead of an e-mail address or a telephone number. */
export const removedWords = '(contact details removed)'

/** A supplier's words as they may be published: e-mail addresses and telephone numbers are taken out. */
export function withoutContactDetails(text: string): string {
  return text.replaceAll(email, removedWords).replaceAll(telephone, removedWords)
}
