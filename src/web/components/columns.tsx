import type { ComponentChildren } from 'preact'

/** A page's words with a narrower column beside them, such as the thread. */
export function MainAndAside({ main, aside }: { main: ComponentChildren; aside: ComponentChildren }) {
  return (
    <div class="gm-columns-aside">
      <div class="gm-columns-aside__main">{main}</div>
      <div class="gm-columns-aside__aside">{aside}</div>
    </div>
  )
}

/** A filter panel at the left of its list; above it on a phone. */
export function FilterAndResults({
  filter,
  results,
}: {
  filter: ComponentChildren
  results: ComponentChildren
}) {
  return (
    <div class="gm-columns-filter">
      <div class="gm-columns-filter__filter">{filter}</div>
      <div class="gm-columns-filter__results">{results}</div>
    </div>
  )
}

export interface ThreeColumnsProps {
  /** What was promised and reported. */
  first: ComponentChildren
  /** The evidence and the checks. */
  second: ComponentChildren
  /** The decision: always at the right, and in view while the rest scrolls. */
  decide: ComponentChildren
}

/** Everything needed to decide on one screen. */
export function ThreeColumns({ first, second, decide }: ThreeColumnsProps) {
  return (
    <div class="gm-three-columns">
      <div class="gm-three-columns__first">{first}</div>
      <div class="gm-three-columns__second">{second}</div>
      <div class="gm-three-columns__decide">{decide}</div>
    </div>
  )
}
