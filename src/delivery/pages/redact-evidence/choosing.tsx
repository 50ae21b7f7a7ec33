import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { Details } from '../../../web/components/details.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { Input } from '../../../web/components/input.tsx'
import { squaresAcross } from '../../redaction.ts'
import type { RedactShown } from './shown.ts'

const steps = Array.from({ length: squaresAcross }, (_, place) => place + 1)

/** Squares over the picture, to be drawn over or ticked one by one; and an area in numbers. */
export function ChoosePicture({ visit: { urls }, evidence, typed, error }: RedactShown) {
  const chosen = new Set(typed.squares)
  const sides = ['left', 'top', 'right', 'bottom'] as const
  const isArea = error?.field === 'left'
  return (
    <>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">What to black out</legend>
        <p class="govuk-hint">
          Draw over it, or tick squares. What is black here will be black in the new file.
        </p>
        {error?.field === 'chosen' ? <ErrorMessage id="chosen-error">{error.sentence}</ErrorMessage> : null}
        <div class="gm-redact">
          <img
            class="gm-redact__picture"
            src={urls.evidenceFile(evidence.id)}
            alt="The file to be redacted"
          />
          <div class="gm-redact__squares">
            {steps.map((row) =>
              steps.map((column) => {
                const value = `${row}-${column}`
                return (
                  <label class="gm-redact__square">
                    <input
                      type="checkbox"
                      name="square"
                      id={`square-${value}`}
                      value={value}
                      checked={chosen.has(value)}
                    />
                    <span class="govuk-visually-hidden">
                      Row {row}, column {column}
                    </span>
                  </label>
                )
              }),
            )}
          </div>
        </div>
      </fieldset>
      <Details summary="Or type an area in numbers" open={isArea || typed.area.some(Boolean)}>
        <p class="govuk-hint">
          In per cent of the picture: 0 is its left or its top, 100 its right or its bottom.
        </p>
        {sides.map((side, place) => (
          <Input
            name={side}
            label={side.replace(/^./, (letter) => letter.toUpperCase())}
            inputmode="decimal"
            autocomplete="off"
            class="govuk-input--width-4"
            suffix="%"
            value={typed.area[place] ?? ''}
            error={isArea && place === 0 ? error.sentence : undefined}
          />
        ))}
      </Details>
    </>
  )
}

/** Lines that are shown to choose from. */
const linesShown = 200

/** The lines with their numbers; of a table its columns too. */
export function ChooseText({ kind, rows = [], typed, error }: RedactShown) {
  const headings = kind === 'table' ? (rows[0] ?? []) : []
  return (
    <>
      <div class="gm-lines" tabindex={0} role="group" aria-label="The file, line by line">
        <ol class="govuk-list govuk-list--number">
          {rows.slice(0, linesShown).map((row) => (
            <li>{row.join(' | ') || '\u00a0'}</li>
          ))}
        </ol>
      </div>
      {rows.length > linesShown ? (
        <p class="govuk-body gm-muted">
          The first {linesShown} of {rows.length} lines. All can be taken out by their number.
        </p>
      ) : null}
      {headings.length > 0 ? (
        <Checkboxes
          name="column"
          legend="Columns to take out"
          legendClass="govuk-fieldset__legend--s"
          hint="All that stands below the heading."
          class="govuk-checkboxes--small"
          values={[...typed.columns]}
          items={headings.slice(0, 100).map((heading, place) => ({
            value: String(place + 1),
            text: heading.trim() || `Column ${place + 1}`,
          }))}
        />
      ) : null}
      <Input
        name="lines"
        label="Lines to take out"
        labelClass="govuk-label--s"
        hint="By number, such as 2, 5-9."
        autocomplete="off"
        class="govuk-input--width-10"
        value={typed.lines}
        error={error?.field === 'lines' || error?.field === 'chosen' ? error.sentence : undefined}
      />
    </>
  )
}
