import type { ComponentChildren } from 'preact'
import { type Attributes, classNames, describedByIds } from './class-names.ts'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

/** One radio button or checkbox. */
export interface Choice {
  value: string
  text: ComponentChildren
  id?: string
  /** Only for checkboxes with names of their own. */
  name?: string
  hint?: ComponentChildren
  checked?: boolean
  disabled?: boolean
  /** Shown when this is chosen; without scripts, always. */
  conditional?: ComponentChildren
  /** A checkbox that clears the others: "None of these". */
  exclusive?: boolean
  labelClass?: string
  labelAttributes?: Attributes
  attributes?: Attributes
}

export interface ChoiceDivider {
  divider: string
}

/** Choices in order; a missing one keeps its place in the numbering of ids. */
export type Choices = (Choice | ChoiceDivider | false | null | undefined)[]

export interface ChoiceItemProps {
  block: 'govuk-radios' | 'govuk-checkboxes'
  type: 'radio' | 'checkbox'
  id: string
  name: string
  choice: Choice
  checked: boolean
  describedBy?: string
}

export function ChoiceItem({ block, type, id, name, choice, checked, describedBy }: ChoiceItemProps) {
  const hintId = choice.hint ? `${id}-item-hint` : undefined
  const conditionalId = choice.conditional ? `conditional-${id}` : undefined
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={choice.exclusive ? 'exclusive' : undefined}
          aria-describedby={describedByIds(describedBy, hintId)}
          {...choice.attributes}
        />
        <Label
          for={id}
          class={classNames(`${block}__label`, choice.labelClass)}
          attributes={choice.labelAttributes}
        >
          {choice.text}
        </Label>
        {hintId && (
          <Hint id={hintId} class={`${block}__hint`}>
            {choice.hint}
          </Hint>
        )}
      </div>
      {conditionalId && (
        <div
          class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {choice.conditional}
        </div>
      )}
    </>
  )
}

/** The id of the choice at a place; the first has the field's own, so that an error summary can link to it. */
export function choiceId(prefix: string, choice: Choice, place: number): string {
  return choice.id ?? (place === 0 ? prefix : `${prefix}-${place + 1}`)
}
