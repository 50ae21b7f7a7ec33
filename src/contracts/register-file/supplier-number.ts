import { canonicalIdentifier, type OrganisationIdentifier } from '../../language/identifier.ts'
import { isShortenedNumber, nothingIn, plainText } from '../../language/written-nothing.ts'

export type NumberFault = 'shortened' | 'vat-number' | 'several-numbers' | 'no-such-form'

/** What a cell for a supplier's number says: an identifier, that there is none (with the words for it), or a fault. */
export type WrittenNumber =
  | { kind: 'identifier'; identifier: OrganisationIdentifier }
  | { kind: 'none'; said: boolean }
  | { kind: 'unreadable'; because: NumberFault }

/** Letters before a company number. Source: Companies House, company number prefixes (OGL v3), with registered societies. */
const companyPrefixes = new Set(
  'AC ZC FC GE LP OC SE SA SZ SF GS SL SO SC ES NA NZ NF GN NL NC R0 NI EN IP SP IC SI NP NV RC SR NR NO CE CS RS OE BR'.split(
    ' ',
  ),
)
const noNumber =
  /^(?:sole trader|individual|person|partnership|unincorporated|exempt|overseas|foreign|not registered|unregistered|not a company|public body|local authority|council|school|academy|nhs|no(?: company| charity)?(?: number)?|not (?:a )?(?:charity|limited|ltd|vcse|vcs)|n\/k)$/
const ownWords =
  /\b(?:company|companies house|charity|charities|commission|registered|registration|reg(?:'?d)?|number|num|no|ref)\b[.:#]*|^#/g
const orgId = /^(GB-[A-Z]{2,5})[- :]+(.+)$/

function identifier(scheme: string, id: string): WrittenNumber {
  return { kind: 'identifier', identifier: canonicalIdentifier({ scheme, id }) }
}

function unreadable(because: NumberFault): WrittenNumber {
  return { kind: 'unreadable', because }
}

interface NumberWords {
  plain: string
  bare: string
}

/** Nothing there, a shortened number, or an identifier with its scheme before it; else the words to read on. */
function beginning(text: string): WrittenNumber | NumberWords {
  const plain = plainText(text)
  const nothing = nothingIn(plain)
  if (nothing) return { kind: 'none', said: nothing !== 'blank' }
  if (noNumber.test(plain.toLowerCase()) || /^0+$/.test(plain)) return { kind: 'none', said: true }
  if (isShortenedNumber(plain)) return unreadable('shortened')
  const withScheme = orgId.exec(plain.toUpperCase())
  if (withScheme) return identifier(withScheme[1]!, withScheme[2]!)
  const bare = plain
    .toLowerCase()
    .replaceAll(ownWords, ' ')
    .replaceAll(/[()]/g, ' ')
    .trim()
    .replace(/\.0+$/, '')
    .toUpperCase()
  return { plain, bare: bare.replaceAll(/(?<=[A-Z\d])[ ](?=\d)/g, '') }
}

/** Reads a company number: eight characters, lost noughts put back; GB-CHC- and the like before a number are kept. */
export function companyNumberOf(text: string): WrittenNumber {
  const read = beginning(text)
  if ('kind' in read) return read
  const { plain, bare } = read
  if (/charit/i.test(plain)) return charityNumberOf(text)
  if (/^\d{4,8}$/.test(bare)) return identifier('GB-COH', bare)
  if (/^[A-Z][A-Z0]\d{5,6}[A-Z]?$/.test(bare) && companyPrefixes.has(bare.slice(0, 2))) {
    if (bare.length === 8) return identifier('GB-COH', bare)
    if (/^[A-Z]{2}\d{5}$/.test(bare)) return identifier('GB-COH', `${bare.slice(0, 2)}0${bare.slice(2)}`)
  }
  if (/^(?:GB)?\d{9}(?:\d{3})?$/.test(bare)) return unreadable('vat-number')
  return unreadable(/\d{4,}\D+\d{4,}/.test(bare) ? 'several-numbers' : 'no-such-form')
}

/** Reads a charity number of England and Wales, Scotland (SC…) or Northern Ireland (NIC…). */
export function charityNumberOf(text: string): WrittenNumber {
  const read = beginning(text)
  if ('kind' in read) return read
  const { bare } = read
  const linked = bare.replace(/[-/]\d{1,3}$/, '')
  if (/^\d{5,7}$/.test(linked)) return identifier('GB-CHC', linked)
  if (/^SC0?\d{5}$/.test(bare)) return identifier('GB-SC', `SC0${bare.slice(-5)}`)
  const northern = /^NIC? ?(\d{6})$/.exec(bare)
  if (northern) return identifier('GB-NIC', northern[1]!)
  if (/^[A-Z]?[A-Z]\d{6,7}$/.test(bare) && companyPrefixes.has(bare.slice(0, 2)))
    return identifier('GB-COH', bare)
  return unreadable(/\d{5,}\D+\d{5,}/.test(bare) ? 'several-numbers' : 'no-such-form')
}
