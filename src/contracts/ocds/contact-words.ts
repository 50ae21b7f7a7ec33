const email = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g
/** A telephone number as it is written in Britain: ten or eleven figures that begin with nought or +44. A notice’s number (076076-2026) is none. */
const telephone =
  /(?<![\w.+£/-])(?!\d{6}-\d{4}\b)(?:(?:\(?\+44\)?|0044)(?:[\s()-]{0,2}\d){9,11}|\(?0(?:[\s()-]{0,2}\d){9,10})(?![\s()-]{0,2}\d)/g

/** Words without the addresses and numbers by which people are reached, which notices also put in descriptions. */
export function withoutContacts(words: string): string {
  const unmailed = words.includes('@') ? words.replaceAll(email, '[e-mail address left out]') : words
  return /\s/.test(unmailed) && /\d/.test(unmailed)
    ? unmailed.replaceAll(telephone, '[telephone number left out]')
    : unmailed
}
