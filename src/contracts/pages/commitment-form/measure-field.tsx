import { Button } from '../../../web/components/button.tsx'
import { classNames } from '../../../web/components/class-names.ts'
import { Details } from '../../../web/components/details.tsx'
import { LabelledControl } from '../../../web/components/form-group.tsx'
import { type FieldsShown, measureTyped } from './shown.ts'

/** The measure, by theme, and what it counts one step away. */
export function MeasureField(shown: FieldsShown) {
  const { typed, errors, offered, urls } = shown
  const measure = measureTyped(shown)
  const field = {
    name: 'measure',
    label: 'Measure',
    hint: 'What is counted, and in which unit',
    error: errors.measure,
  }
  const described = errors.measure ? 'measure-hint measure-error' : 'measure-hint'
  return (
    <>
      <LabelledControl field={field}>
        <select
          class={classNames('govuk-select', errors.measure && 'govuk-select--error')}
          id="measure"
          name="measure"
          aria-describedby={described}
        >
          <option value="">Choose</option>
          {offered.themes.map(({ title, measures }) => (
            <optgroup label={title}>
              {measures.map(({ id, name, unit }) => (
                <option value={id} selected={id === typed.measure}>
                  {name} ({unit.many})
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </LabelledControl>
      <Button kind="secondary" name="act" value="look">
        Show what it counts
      </Button>
      {measure && (
        <Details summary={`What “${measure.name}” counts`} open={shown.looks === true}>
          <p class="govuk-body">{measure.definition}</p>
          <p class="govuk-body">Counts: {measure.counts.join('; ')}.</p>
          <p class="govuk-body">Doesn’t count: {measure.countsNot.join('; ')}.</p>
          <p class="govuk-body">Shown by: {measure.evidence.join('; ')}.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={urls.method(measure.code)} target="_blank" rel="noreferrer">
              How it is counted (opens in a new tab)
            </a>
          </p>
        </Details>
      )}
    </>
  )
}
