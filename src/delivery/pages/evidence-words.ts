import { evidenceTypes, type FileRefusal, type LinkRefusal } from '../evidence.ts'

/** What the file field offers first. */
export const acceptedFiles = Object.values(evidenceTypes)
  .flatMap(({ endings }) => [...endings])
  .join(',')

export const takenWords = 'A photo (JPEG or PNG), PDF, Word, Excel, CSV or text file, up to 25 MB each.'

export function fileError(because: FileRefusal, name: string): string {
  switch (because) {
    case 'file-too-large':
      return `“${name}” is larger than 25 MB. Send a smaller one, or a link to it`
    case 'file-empty':
      return `“${name}” is empty. Choose another file`
    case 'type-not-taken':
      return `“${name}” is not a kind of file we take. ${takenWords.replace(/\.$/, '')}`
  }
}

export function linkError(because: LinkRefusal): string {
  switch (because) {
    case 'no-link':
      return 'Type a link'
    case 'link-not-web':
      return 'Type a web address, such as https://www.example.org/our-story'
    case 'link-too-long':
      return 'This link is too long. Use a shorter one'
    case 'link-has-password':
      return 'Take the name and password out of the link'
  }
}

export const tooMany = 'There are 20 files and links already. Take one off before you add another'

/** "1.2 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
