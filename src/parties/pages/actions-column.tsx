import type { TableHead } from '../../web/components/table.tsx'

/** Heads the column of buttons: told to readers of a screen, and not shown. */
export const actionsColumn: TableHead = {
  content: <span class="govuk-visually-hidden">What you can do</span>,
}
