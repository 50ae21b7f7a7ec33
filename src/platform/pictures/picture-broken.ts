/** A picture that can't be read to its end, so that what it tells of its place can't be taken out for certain. */
export class PictureBroken extends Error {
  constructor() {
    super('the picture is damaged')
  }
}
