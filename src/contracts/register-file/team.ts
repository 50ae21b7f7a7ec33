/** Words that parts of a council have in their names. */
const bodyWords = new Set(
  `team teams unit service services department directorate division section group office hub board panel committee
  council authority care health social public adult adults children childrens children's education schools school
  housing highways transport property estates facilities waste recycling environment environmental planning
  regeneration development economic legal finance financial resources corporate democratic procurement commissioning
  contracts contract management commercial strategic strategy policy communities community culture leisure libraries
  library parks grounds fleet catering cleaning it ict digital technology systems human hr payroll audit insurance
  customer support operations operational delivery business safety licensing trading standards emergency fire civic
  revenues benefits early years family families youth learning disability sport sports museums heritage arts
  infrastructure engineering building buildings maintenance assets asset capital programme programmes projects project
  law governance chief executive people place places growth works streets street countryside`.split(/\s+/),
)

/**
 * Whether what should name a team names a person instead: an e-mail address, a telephone number, a title such as
 * Mrs, or two or three names with no word that parts of a council have. It would sooner leave a team out than let
 * a person in.
 */
export function namesPerson(text: string): boolean {
  if (/@|\b(?:mr|mrs|ms|miss|mx|dr|cllr|sir)\b\.?/i.test(text) || /(?:\d[ -]?){9,}/.test(text)) return true
  const words = text.split(/[\s,/]+/).filter((word) => word !== '')
  if (words.some((word) => bodyWords.has(word.toLowerCase()))) return false
  const names = words.filter(
    (word) => /^\p{Lu}(?:\p{Ll}|['’.-]|\p{Lu})*$/u.test(word) && !/^\p{Lu}{4,}$/u.test(word),
  )
  return words.length >= 2 && words.length <= 4 && names.length === words.length
}
