/** A small sign that tells statuses apart where colour doesn't. */
export type ShapeName =
  'full' | 'half' | 'empty' | 'dotted' | 'sent' | 'open' | 'square' | 'warning' | 'tick' | 'cross'

function Drawing({ name }: { name: ShapeName }) {
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2 }
  switch (name) {
    case 'full':
      return <circle cx="6" cy="6" r="5" fill="currentColor" />
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" {...line} />
          <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />
        </>
      )
    case 'empty':
      return <circle cx="6" cy="6" r="4.5" {...line} />
    case 'dotted':
      return <circle cx="6" cy="6" r="4.5" {...line} stroke-dasharray="2 1.5" />
    case 'sent':
      return <path d="M2 1l9 5-9 5z" fill="currentColor" />
    case 'open':
      return <path d="M6 1.4 10.6 6 6 10.6 1.4 6z" {...line} />
    case 'square':
      return <path d="M1 1h10v10H1z" fill="currentColor" />
    case 'warning':
      return <path d="M6 .5 12 11.5H0z" fill="currentColor" />
    case 'tick':
      return <path d="m1.5 6.5 3 3 6-7" {...line} />
    case 'cross':
      return <path d="m2 2 8 8m0-8-8 8" {...line} />
  }
}

export function Shape({ name }: { name: ShapeName }) {
  return (
    <svg class="gm-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <Drawing name={name} />
    </svg>
  )
}
