import { evidenceTypes, type FileRefusal, type LinkRefusal } from '../evidence.ts'

/** What the file field offers first. */
export const acceptedFiles = Object.values(evidenceTypes)
  .flatMap(({ endings }) => [...endings])
  .join(',')

export const takenWords =
  'A photo (JPEG, PNG or HEIC), PDF, Word, Excel, CSV or text file, up to 25 MB each and 200 MB in all.'

export function fileError(because: FileRefusal, name: string): string {
  switch (because) {
    case 'file-too-large':
      return `“${name}” is larger than 25 MB. Send a smaller one, or a link to it`
    case 'file-empty':
      return `“${name}” is empty. Choose another file`
    case 'return-full':
      return `With “${name}” there would be more than 200 MB in this return. Send a smaller one, or a link to it`
    case 'picture-broken':
      return `“${name}” is damaged, so we can’t take out where it was taken. Open it, save it again and send that`
    case 'unpacks-too-far':
      return `“${name}” is packed in a way that we don’t open. Save it again in the program it was made with, and send that`
    case 'disk-full':
      return `“${name}” could not be kept: our disk is full. What you typed is still here. Please try again later, or send a link to it`
    case 'files-away':
      return `“${name}” could not be kept: the place where we keep files can’t be reached. What you typed is still here. Please try again in some minutes`
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
