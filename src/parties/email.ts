/** The one way to compare e-mail addresses: no spaces around, lower case. */
export function emailKey(text: string): string {
  return text.trim().toLowerCase()
}

const shape = /^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]{2,}$/

/** Whether a letter could be sent there; only the letter itself shows that somebody reads it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && shape.test(text.trim())
}
