import { plainText } from '../../language/written-nothing.ts'

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', '✓', '✔', '√'])
const no = new Set(['no', 'n', 'false', 'f', '0', '✗', '✘'])

/** Yes or no, as people answer in a cell: "Y", "TRUE", a tick. Undefined for any other answer. */
export function yesOrNo(text: string): boolean | undefined {
  const word = plainText(text)
    .toLowerCase()
    .replace(/[.!]+$/, '')
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

/** Kinds of supplier, as the glossary has them. */
export type SupplierKind = 'SME' | 'VCSE' | 'mutual' | 'public' | 'large'

const kindWords: readonly (readonly [SupplierKind, RegExp])[] = [
  ['SME', /\bsmes?\b|\bsmall\b|\bmedium\b|\bmicro\b/],
  [
    'VCSE',
    /\bvcf?ses?\b|\bvcs\b|\bvoluntary\b|\bcharit(?:y|able)\b|\bsocial enterprise\b|\bthird sector\b|\bcommunity\b|\bcic\b/,
  ],
  ['mutual', /\bmutual\b|\bco-?operative\b/],
  ['public', /\bpublic (?:body|sector)\b|\blocal authority\b|\bcouncil\b|\bnhs\b/],
  ['large', /\blarge\b|\bnon[ -]sme\b|\bnot (?:an )?sme\b/],
]

/** The kinds of supplier a cell names: "SME / VCSE" is both. Undefined when it names none. */
export function supplierKindsIn(text: string): SupplierKind[] | undefined {
  const plain = plainText(text).toLowerCase()
  if (/^(?:no|neither|none)$/.test(plain)) return []
  const named = kindWords.filter(([, pattern]) => pattern.test(plain)).map(([kind]) => kind)
  if (named.length === 0) return undefined
  return named.includes('large') ? named.filter((kind) => kind !== 'SME') : named
}

/** Yes or no to "does the value include VAT": "Inc", "Net", "Y". */
export function includesVatIn(text: string): boolean | undefined {
  const plain = plainText(text).toLowerCase()
  if (
    /^(?:inc(?:l|luding|lusive|ludes|luded)?\.?(?: (?:of )?vat)?|gross|with vat|vat inc(?:luded|lusive|l)?\.?)$/.test(
      plain,
    )
  ) {
    return true
  }
  if (
    /^(?:exc?(?:l|luding|lusive|ludes|luded)?\.?(?: (?:of )?vat)?|net|without vat|vat exc(?:luded|lusive|l)?\.?|plus vat|\+ ?vat)$/.test(
      plain,
    )
  ) {
    return false
  }
  return yesOrNo(plain)
}
