import { classNames } from './class-names.ts'
import { idOf } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'

export interface CharacterCountProps extends TextareaProps {
  /** The most characters, unless `maxwords` is given. */
  maxlength?: number
  maxwords?: number
  countType?: 'characters' | 'words' | 'graphemes' | 'utf-8'
  /** The share of the limit, in hundredths, from which the count is shown. */
  threshold?: number
  /** Shown when scripts don't run; `%{count}` stands for the limit. */
  limitWords?: string
  messageClass?: string
}

/** A textarea that says how much room is left. The server must check the limit too. */
export function CharacterCount(props: CharacterCountProps) {
  const { maxlength, maxwords, threshold, limitWords, messageClass } = props
  const id = idOf(props)
  const limit = maxwords ?? maxlength
  const countType = props.countType ?? (maxwords ? 'words' : undefined)
  const sentence =
    limitWords ?? `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  return (
    <Textarea
      {...props}
      describedBy={`${id}-info`}
      class={classNames('govuk-js-character-count', props.class)}
      groupClass={classNames('govuk-character-count', props.groupClass)}
      groupAttributes={{
        'data-module': 'govuk-character-count',
        'data-maxlength': maxlength,
        'data-maxwords': maxwords,
        'data-threshold': threshold,
        'data-count-type': countType,
        'data-i18n.textarea-description.other': limit === undefined ? limitWords : undefined,
        ...props.groupAttributes,
      }}
      after={
        <>
          <Hint id={`${id}-info`} class={classNames('govuk-character-count__message', messageClass)}>
            {limit === undefined ? '' : sentence.replace('%{count}', String(limit))}
          </Hint>
          {props.after}
        </>
      }
    />
  )
}
