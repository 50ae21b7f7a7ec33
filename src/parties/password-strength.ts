import { accept, type Decision, refuse } from '../language/decision.ts'

export type PasswordRefusal = 'too-short' | 'too-long' | 'too-common' | 'about-you' | 'too-few-letters'

export const shortestPassword = 12
export const longestPassword = 200

/**
 * Decides whether somebody may use this password: by its length and by what is tried first, not by symbols
 * (three words that have nothing to do with each other are a good one). `common` holds passwords in lower case;
 * `about` the person's name and e-mail address, which others know.
 */
export function choosePassword(
  password: string,
  about: readonly string[],
  common: ReadonlySet<string>,
): Decision<string, PasswordRefusal> {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < shortestPassword) return refuse('too-short')
  if (characters.length > longestPassword) return refuse('too-long')
  const text = characters.join('').toLowerCase()
  if (new Set(text).size < 5) return refuse('too-few-letters')
  const core = withoutTrimmings(text)
  if (isCommon(text, common) || isCommon(core, common)) return refuse('too-common')
  if (wordsAbout(about).some((word) => core === word || text === word)) return refuse('about-you')
  return accept(password)
}

/** Without the digits and signs that people put before and after a word. */
function withoutTrimmings(text: string): string {
  return text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** A common password, or one written twice or three times. */
function isCommon(text: string, common: ReadonlySet<string>): boolean {
  if (common.has(text)) return true
  return [2, 3, 4].some((times) => {
    const once = text.slice(0, text.length / times)
    return text.length % times === 0 && once.repeat(times) === text && (common.has(once) || once.length < 6)
  })
}

function wordsAbout(about: readonly string[]): string[] {
  return about.flatMap((text) => {
    const known = text.trim().toLowerCase()
    const spaceless = known.replaceAll(/[\s.]+/g, '')
    return [known, spaceless, known.split('@')[0]!, spaceless.split('@')[0]!]
  })
}
