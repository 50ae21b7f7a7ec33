import type { JSX } from 'preact'
import { CharacterCount } from '../character-count.tsx'
import { FileUpload } from '../file-upload.tsx'
import type { FieldProps } from '../form-group.tsx'
import { Input } from '../input.tsx'
import { PasswordInput } from '../password-input.tsx'
import { Select, type SelectOption } from '../select.tsx'
import { Textarea } from '../textarea.tsx'
import { attributesOf, type Options, words } from './options.ts'

function field(options: Options): FieldProps {
  return {
    name: options.name,
    id: options.id,
    label: words(options.label),
    labelClass: options.label?.classes,
    labelIsPageHeading: options.label?.isPageHeading,
    hint: words(options.hint),
    error: words(options.errorMessage),
    describedBy: options.describedBy,
    disabled: options.disabled,
    autocomplete: options.autocomplete,
    spellcheck: options.spellcheck,
    class: options.classes,
    attributes: attributesOf(options.attributes),
    groupClass: options.formGroup?.classes,
    groupAttributes: attributesOf(options.formGroup?.attributes),
    before: words(options.formGroup?.beforeInput),
    after: words(options.formGroup?.afterInput),
  }
}

export function input(options: Options): JSX.Element {
  const { prefix, suffix, inputWrapper } = options
  return (
    <Input
      {...field(options)}
      value={options.value}
      type={options.type}
      inputmode={options.inputmode}
      pattern={options.pattern}
      autocapitalize={options.autocapitalize}
      prefix={words(prefix)}
      prefixClass={prefix?.classes}
      prefixAttributes={attributesOf(prefix?.attributes)}
      suffix={words(suffix)}
      suffixClass={suffix?.classes}
      suffixAttributes={attributesOf(suffix?.attributes)}
      wrapperClass={inputWrapper?.classes}
      wrapperAttributes={attributesOf(inputWrapper?.attributes)}
    />
  )
}

export function textarea(options: Options): JSX.Element {
  return <Textarea {...field(options)} value={options.value} rows={options.rows} />
}

export function characterCount(options: Options): JSX.Element {
  return (
    <CharacterCount
      {...field(options)}
      value={options.value}
      rows={options.rows}
      maxlength={options.maxlength}
      maxwords={options.maxwords}
      countType={options.countType}
      threshold={options.threshold}
      limitWords={options.textareaDescriptionText}
      messageClass={options.countMessage?.classes}
    />
  )
}

export function passwordInput(options: Options): JSX.Element {
  return <PasswordInput {...field(options)} value={options.value} />
}

export function select(options: Options): JSX.Element {
  const items = options.items?.map((item: Options | false | null): SelectOption | undefined =>
    item
      ? {
          text: item.text,
          value: item.value === undefined ? undefined : String(item.value),
          selected: item.selected,
          disabled: item.disabled,
          attributes: attributesOf(item.attributes),
        }
      : undefined,
  )
  return <Select {...field(options)} items={items ?? []} value={options.value && String(options.value)} />
}

export function fileUpload(options: Options): JSX.Element {
  return <FileUpload {...field(options)} multiple={options.multiple} />
}
