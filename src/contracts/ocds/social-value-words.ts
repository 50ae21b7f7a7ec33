/**
 * The words by which notices name social value, or the things promised for it. Each is narrow on purpose: a service
 * for carers, a waste contract or a plan to keep a service going is not social value for using a word that is near.
 */
const patterns: readonly RegExp[] = [
  // By name.
  /social values?/,
  /social (?:impact|return on investment|benefits?)/,
  /(?:wider |community |local ){1,3}benefits?(?! (?:agency|claim|office|payment))/,
  /community wealth(?: building)?/,
  /social,? (?:economic )?(?:and|&) environmental/,
  /environmental(?:,? economic)? (?:and|&) social/,
  /corporate social responsibility/,
  // The environment.
  /net[- ]zero/,
  /carbon (?:reduction|footprint|emissions?|neutral(?:ity)?|savings?|literacy|management|dioxide emissions?)/,
  /low[- ]carbon/,
  /co2e?(?: emissions?)?/,
  /greenhouse gas(?:es)?(?: emissions?)?/,
  /climate (?:change|emergency|action|crisis)/,
  /decarboni[sz](?:e|ed|ing|ation)/,
  /environmental (?:sustainability|impacts?|benefits?|performance|management|improvements?|well-?being|policy)/,
  /(?<!(?:financial|economic|tenancy|business|service|placement|programme|commercial|workforce|market) )sustainability(?! plans?\b| of the (?:service|provision|programme|placement|tenancy))/,
  /biodiversity/,
  /(?:waste )?(?:to )?landfill/,
  /recycl(?:ed|ing)(?: rates?| content| materials?)?/,
  /(?:zero|ultra-low)[- ]emissions?/,
  /single[- ]use plastics?/,
  /circular economy/,
  // Jobs and skills.
  /apprentice(?:s|ships?)?/,
  /work (?:placements?|experience)/,
  /traineeships?/,
  /t[- ]levels?(?: placements?)?/,
  /training (?:opportunities|weeks)/,
  /local (?:jobs?|employment|labour|workforce|recruitment|people employed|suppl(?:y chains?|iers?)|spend(?:ing)?|business(?:es)?|economy)/,
  /(?:employment|jobs?|work) for (?:care leavers|disabled people|ex-offenders|prison leavers|veterans|long[- ]term unemployed)/,
  /care leavers (?:employed|recruited)/,
  /(?:real|london) living wage/,
  /modern slavery/,
  /prompt payment/,
  /(?:workforce|economic) inequality/,
  /equal opportunity/,
  // The community.
  /volunteer(?:ing|s)? (?:hours?|days?|time)/,
  /(?:hours?|days?) of volunteering/,
  /vcses?|voluntary,? (?:and |& )?community sector/,
  /spend with (?:smes?|vcses?|charities|social enterprises)/,
  /sme (?:spend|subcontract(?:ors?|ing))/,
  /charit(?:y|able) (?:donations?|fundraising)/,
  /food banks?/,
  /(?:school|careers?) (?:visits?|talks?|fairs?|engagement sessions?)/,
  /pro[- ]bono(?: hours?)?/,
  /digital inclusion/,
]

const anyOfThem = new RegExp(`\\b(?:${patterns.map(({ source }) => source).join('|')})\\b`, 'gi')

/** The words in a text that name social value, as they stand there, each once. */
export function socialValueWordsIn(text: string | undefined): string[] {
  const found = text?.replaceAll(/\s+/g, ' ').match(anyOfThem) ?? []
  return [...new Set(found.map((words) => words.trim().toLowerCase()))]
}

/** "“social value”, “net zero”" */
export function quotedWords(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ')
}
