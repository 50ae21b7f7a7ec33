/** Letters and figures only, and without what companies end in: "Smith & Sons Ltd." and "SMITH AND SONS LIMITED" are alike. */
export function loosely(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(?:limited|ltd|plc|llp|cic|the)\b/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
}
