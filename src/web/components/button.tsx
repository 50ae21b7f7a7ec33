import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface ButtonProps {
  children?: ComponentChildren
  /** A link that looks like a button when given. */
  href?: string
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  kind?: 'secondary' | 'warning' | 'inverse'
  isStart?: boolean
  disabled?: boolean
  preventDoubleClick?: boolean
  class?: string
  attributes?: Attributes
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

export function Button(props: ButtonProps) {
  const names = classNames(
    'govuk-button',
    props.kind && `govuk-button--${props.kind}`,
    props.class,
    props.isStart && 'govuk-button--start',
  )
  const content = (
    <>
      {props.children}
      {props.isStart && ' '}
      {props.isStart && <StartIcon />}
    </>
  )
  if (props.href) {
    return (
      <a
        href={props.href}
        role="button"
        draggable={false}
        class={names}
        data-module="govuk-button"
        id={props.id}
        {...props.attributes}
      >
        {content}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value || undefined}
      name={props.name}
      id={props.id}
      disabled={props.disabled}
      aria-disabled={props.disabled || undefined}
      data-prevent-double-click={props.preventDoubleClick}
      class={names}
      data-module="govuk-button"
      {...props.attributes}
    >
      {content}
    </button>
  )
}
