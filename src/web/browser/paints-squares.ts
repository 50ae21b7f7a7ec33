/** Drawing over a picture: what the pointer passes with its button down is chosen, or let go, as the first square was. */
export function paintSquares(): void {
  for (const field of document.querySelectorAll<HTMLElement>('.gm-redact__squares')) paintIn(field)
}

function paintIn(field: HTMLElement): void {
  let isChosen: boolean | undefined
  const squareAt = (event: PointerEvent) => {
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const square = under?.closest('.gm-redact__square')
    return square && field.contains(square) ? square.querySelector('input') : null
  }
  field.addEventListener('pointerdown', (event) => {
    const square = squareAt(event)
    if (!square) return
    event.preventDefault()
    field.setPointerCapture(event.pointerId)
    isChosen = !square.checked
    square.checked = isChosen
  })
  field.addEventListener('pointermove', (event) => {
    const square = isChosen === undefined ? null : squareAt(event)
    if (square && isChosen !== undefined) square.checked = isChosen
  })
  for (const end of ['pointerup', 'pointercancel'])
    field.addEventListener(end, () => {
      isChosen = undefined
    })
  // The press was already answered.
  field.addEventListener('click', (event) => {
    if (event.detail > 0) event.preventDefault()
  })
}
