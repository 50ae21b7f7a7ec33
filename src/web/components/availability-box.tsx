import type { ComponentChildren } from 'preact'

export interface AvailabilityBoxProps {
  /** "28 hours" */
  left: ComponentChildren
  /** "of 40 left to use, until 31 March 2027. No charge to you." */
  words: ComponentChildren
  /** The button that begins a request. */
  children?: ComponentChildren
}

/** What is there to use, and the way to ask for it. */
export function AvailabilityBox({ left, words, children }: AvailabilityBoxProps) {
  return (
    <div class="gm-available">
      <p class="gm-available__statement">
        <strong class="gm-available__left">{left}</strong> <span class="gm-available__words">{words}</span>
      </p>
      {children}
    </div>
  )
}
