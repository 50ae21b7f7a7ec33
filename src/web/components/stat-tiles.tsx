import type { ComponentChildren } from 'preact'

export interface StatTile {
  kind: 'met-in-full' | 'met-in-part' | 'not-met' | 'available' | 'reported' | 'not-yet-due'
  /** The figure as read: "1,420". */
  figure: string
  /** Goes on from the figure: "met in full, and verified". */
  words: ComponentChildren
  note?: ComponentChildren
}

export interface StatTilesProps {
  /** What the figures are of, and the day: "Of 1,940 commitments due by 30 September 2026". */
  lead?: ComponentChildren
  tiles: readonly StatTile[]
}

/** The headline figures side by side. */
export function StatTiles({ lead, tiles }: StatTilesProps) {
  return (
    <div class="gm-tiles">
      {lead && <p class="gm-tiles__lead">{lead}</p>}
      <ul class="gm-tiles__list">
        {tiles.map(({ kind, figure, words, note }) => (
          <li class={`gm-tile gm-tile--${kind}`}>
            <p class="gm-tile__statement">
              <span class="gm-tile__figure">{figure}</span> <span class="gm-tile__words">{words}</span>
            </p>
            {note && <p class="gm-tile__note">{note}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
