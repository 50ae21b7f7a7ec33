/**
 * What a plain rule may see of people in a text. The first are lists of people, the others what the law protects most: special
 * categories (UK GDPR Article 9(1)) and criminal matters (Article 10; Data Protection Act 2018 s.11(2)).
 */
export const peopleRuleNames = [
  'names',
  'birth',
  'numbers-of-persons',
  'contact-details',
  'list-by-name',
  'health',
  'ethnicity',
  'belief',
  'politics',
  'union',
  'sexual-life',
  'body-data',
  'crime',
] as const
export type PeopleRuleName = (typeof peopleRuleNames)[number]

interface PeopleRule {
  /** What it is, in the middle of a sentence. */
  what: string
  because: string
  source: string
  /** Headings of columns that say it of each row. */
  headings?: RegExp
  /** Words that say it of one person, when they stand in a sentence about one person. */
  words?: RegExp
  /** Runs of signs that say it by themselves, and how many different ones it takes. */
  runs?: { pattern: RegExp; from: number; told: (count: number) => string }
  /** Words in the name of a file. */
  fileName?: RegExp
}

const numbersNotNames = 'people are counted, never listed: a number is all that is needed'
const special = 'the law protects it most, and the council has no need to know it of a person'

const whose =
  '(?:participant|learner|trainee|apprentice|employee|staff|volunteer|attendee|pupil|student|child|resident|beneficiary|candidate|person|worker|client|delegate|user|line manager)'

/** One row for each thing; both ways of each are in the tests. */
export const peopleRules: Record<PeopleRuleName, PeopleRule> = {
  names: {
    what: 'names of people',
    because: numbersNotNames,
    source: 'UK GDPR Article 5(1)(c), data minimisation',
    headings: new RegExp(
      `^(?:${whose}(?:[’']?s)?\\s+)?(?:first|last|full|given|family|middle|known)?\\s*(?:names?|fore\\s?names?|sur\\s?names?)$|^(?:signatures?|signed|initials)$`,
      'i',
    ),
    runs: {
      pattern: /\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+[A-Z][a-z’'-]+/g,
      from: 1,
      told: (count) => (count === 1 ? 'a name behind a title' : `${count} names behind titles`),
    },
  },
  birth: {
    what: 'dates of birth',
    because: numbersNotNames,
    source: 'UK GDPR Article 5(1)(c), data minimisation',
    headings: /^(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s?(?:date|day)|born(?:\s+on)?)$/i,
    runs: {
      pattern:
        /\bborn\s+(?:on\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?(?:\s+[a-z]{3,9}\s+|[/.-]\d{1,2}[/.-])\d{2,4}\b/gi,
      from: 1,
      told: (count) => (count === 1 ? 'a day on which somebody was born' : `${count} days of birth`),
    },
  },
  'numbers-of-persons': {
    what: 'numbers that name one person',
    because: numbersNotNames,
    source: 'UK GDPR Article 87 and Article 5(1)(c); form of the number: HMRC manual NIM39110',
    headings:
      /^(?:n\.?i\.?(?:\s*(?:no\.?|number))|nino|national\s+insurance(?:\s*(?:no\.?|number))?|nhs\s*(?:no\.?|number)|passport(?:\s*(?:no\.?|number))?|(?:payroll|employee|staff)\s*(?:no\.?|number|id)|uln|unique\s+learner\s+number)$/i,
    runs: {
      pattern:
        /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/g,
      from: 1,
      told: (count) => (count === 1 ? 'a National Insurance number' : `${count} National Insurance numbers`),
    },
  },
  'contact-details': {
    what: 'addresses of people',
    because: numbersNotNames,
    source: 'UK GDPR Article 5(1)(c), data minimisation',
    headings: /^(?:(?:home|personal|private)\s+(?:address|e-?mail|phone|telephone)|home\s+post\s?code)$/i,
    runs: {
      pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}\b/gi,
      from: 3,
      told: (count) => `${count} e-mail addresses`,
    },
  },
  'list-by-name': {
    what: 'a list of people',
    because: numbersNotNames,
    source: 'UK GDPR Article 5(1)(c), data minimisation',
    fileName:
      /\b(?:names?\s+list|list\s+of\s+(?:names|people|participants|trainees|apprentices|volunteers|pupils|staff)|sign(?:ing)?\s?in(?:\s+sheet)?|attendance\s+(?:list|sheet|register)|pay\s?slips?|passports?|birth\s+certificates?|cvs?)\b/i,
  },
  health: {
    what: 'the health of a person',
    because: special,
    source: 'UK GDPR Article 9(1) and Article 4(15)',
    headings:
      /^(?:health(?:\s+(?:condition|problem|issue|need)s?)?|medical(?:\s+\w+)?|disabilit(?:y|ies)|disabled(?:\?|\s+y\/n)?|diagnosis|condition|send?|medication|allerg(?:y|ies)|pregnan(?:t|cy)|learning\s+(?:difficulty|disability)|reason\s+for\s+(?:absence|sickness))$/i,
    words:
      /\b(?:diagnos(?:ed|is)|asthma|arthritis|dyslexi[ac]|bipolar|schizophreni[ac]|multiple\s+sclerosis|down[’']?s\s+syndrome|heart\s+(?:condition|attack)|depress(?:ion|ed)|anxiety|autis(?:m|tic)|adhd|dementia|cancer|diabet(?:es|ic)|epilep(?:sy|tic)|hiv|pregnan(?:t|cy)|disab(?:led|ility)|wheelchair|medication|mental\s+(?:health|illness)|addict(?:ion|ed)|alcoholi(?:c|sm)|(?:a|her|his)\s+stroke|learning\s+(?:difficult(?:y|ies)|disability)|long[- ]term\s+(?:sick|ill(?:ness)?)|deaf|blind|self[- ]harm|overdose|surgery)\b/i,
    fileName: /\b(?:fit|sick)\s+notes?\b|\bmedical\b|\bdiagnos(?:is|es)\b/i,
  },
  ethnicity: {
    what: 'the racial or ethnic origin of a person',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:ethnic(?:ity|\s+(?:origin|group|background))|race|nationality)$/i,
    words:
      /\b(?:ethnic(?:ity)?|racial|black\s+(?:african|caribbean|british)|white\s+british|pakistani|bangladeshi|roma|gypsy|irish\s+traveller|mixed\s+race|asian)\b/i,
  },
  belief: {
    what: 'the religion or belief of a person',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:religion|faith|belief|religion\s*(?:or|and|\/)\s*belief)$/i,
    words:
      /\b(?:muslim|christian|jewish|hindu|sikh|buddhist|catholic|atheist|(?:his|her)\s+(?:religion|faith)|converted\s+to)\b/i,
  },
  politics: {
    what: 'the political opinions of a person',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:political\s+(?:party|opinions?|views?)|party\s+member(?:ship)?)$/i,
    words:
      /\b(?:(?:labour|conservative|liberal\s+democrat|green|reform)\s+(?:party|voter|supporter|activist)|political\s+(?:opinions?|views?|beliefs?)|votes?\s+(?:labour|conservative|tory))\b/i,
  },
  union: {
    what: 'that a person is in a trade union',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:trade\s+)?union(?:\s+member(?:ship)?)?$/i,
    words:
      /\b(?:union\s+(?:member(?:ship)?|rep(?:resentative)?)|member\s+of\s+(?:a|the)\s+(?:trade\s+)?union|shop\s+steward)\b/i,
  },
  'sexual-life': {
    what: 'the sexual life or orientation of a person',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:sexual(?:ity|\s+orientation)|sex\s+life|gender\s+(?:identity|reassignment)|lgbt\w*\+?)$/i,
    words: /\b(?:gay|lesbian|bisexual|transgender|sexual(?:ity|\s+orientation)|sex\s+life)\b/i,
  },
  'body-data': {
    what: 'genetic or biometric data of a person',
    because: special,
    source: 'UK GDPR Article 9(1)',
    headings: /^(?:finger\s?prints?|dna|genetic\s+\w+|biometric\s?\w*)$/i,
    words: /\b(?:finger\s?prints?|dna\s+(?:test|sample)|genetic\s+test|biometric)\b/i,
  },
  crime: {
    what: 'criminal matters of a person',
    because: 'the law lets only few keep it, and the council has no need to know it of a person',
    source: 'UK GDPR Article 10; Data Protection Act 2018 s.11(2)',
    headings:
      /^(?:criminal\s+(?:record|conviction)s?|convictions?|offences?|ex-?offender|dbs(?:\s+\w+)?|probation(?:\s+\w+)?)$/i,
    words:
      /\b(?:convict(?:ed|ion)|(?:ex-?)?offender|offences?|(?:in|from|of|left|to)\s+prison|probation|criminal\s+record|arrested|sentenced?\s+to|on\s+licence|tagged\s+by)\b/i,
    fileName: /\bdbs\b|\bcriminal\s+records?\b/i,
  },
}
