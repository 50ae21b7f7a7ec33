/** A part of a picture, each side as a share of the whole from its left or its top, in per cent. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** What is asked of the process that decodes pictures. */
export type PictureTask =
  | { wanted: 'thumbnail'; from: string; to: string; longestSide: number }
  | { wanted: 'blacked-out'; from: string; to: string; type: string; areas: readonly Area[] }
