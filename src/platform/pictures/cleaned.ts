/** What was seen of a picture while it was cleaned: how large it is, where it says so. */
export interface Cleaned {
  width?: number
  height?: number
}

export type Writing = (bytes: Buffer) => Promise<unknown>
