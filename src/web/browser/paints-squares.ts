/** Drawing over a picture: every square between where the pointer went down and where it is becomes as the first one became. */
export function paintSquares(): void {
  for (const field of document.querySelectorAll<HTMLElement>('.gm-redact__squares')) paintIn(field)
}

interface Drawing {
  from: number
  isChosen: boolean
  before: boolean[]
}

function paintIn(field: HTMLElement): void {
  const squares = [...field.querySelectorAll('input')]
  const across = Math.sqrt(squares.length)
  let drawing: Drawing | undefined
  const under = (event: PointerEvent) => {
    const { left, top, width, height } = field.getBoundingClientRect()
    const place = (share: number) => Math.min(across - 1, Math.max(0, Math.floor(share * across)))
    return place((event.clientY - top) / height) * across + place((event.clientX - left) / width)
  }
  const draw = ({ from, isChosen, before }: Drawing, to: number) => {
    for (const [place, square] of squares.entries())
      square.checked = isBetween(place, from, to, across) ? isChosen : before[place]!
  }
  field.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    field.setPointerCapture(event.pointerId)
    const from = under(event)
    drawing = { from, isChosen: !squares[from]!.checked, before: squares.map(({ checked }) => checked) }
    draw(drawing, from)
  })
  field.addEventListener('pointermove', (event) => {
    if (drawing) draw(drawing, under(event))
  })
  for (const end of ['pointerup', 'pointercancel'])
    field.addEventListener(end, () => {
      drawing = undefined
    })
  // The press was already answered.
  field.addEventListener('click', (event) => {
    if (event.detail > 0) event.preventDefault()
  })
}

/** Whether a square lies in the rectangle of two others. */
function isBetween(place: number, from: number, to: number, across: number): boolean {
  const within = (at: number, one: number, other: number) =>
    at >= Math.min(one, other) && at <= Math.max(one, other)
  const [row, column] = [Math.floor(place / across), place % across]
  return (
    within(row, Math.floor(from / across), Math.floor(to / across)) &&
    within(column, from % across, to % across)
  )
}
