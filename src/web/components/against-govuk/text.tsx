import type { JSX } from 'preact'
import { BackLink } from '../back-link.tsx'
import { Breadcrumbs } from '../breadcrumbs.tsx'
import { Button } from '../button.tsx'
import type { Attributes } from '../class-names.ts'
import { Details } from '../details.tsx'
import { ErrorMessage } from '../error-message.tsx'
import { Hint } from '../hint.tsx'
import { InsetText } from '../inset-text.tsx'
import { Label } from '../label.tsx'
import { PhaseBanner } from '../phase-banner.tsx'
import { SkipLink } from '../skip-link.tsx'
import { Tag } from '../tag.tsx'
import { WarningText } from '../warning-text.tsx'
import { attributesOf, html, type Options, words } from './options.ts'

function shared(options: Options): { class?: string; attributes?: Attributes } {
  return { class: options.classes, attributes: attributesOf(options.attributes) }
}

export function label(options: Options): JSX.Element {
  return (
    <Label {...shared(options)} for={options.for} isPageHeading={options.isPageHeading}>
      {words(options)}
    </Label>
  )
}

export function hint(options: Options): JSX.Element {
  return (
    <Hint {...shared(options)} id={options.id}>
      {words(options)}
    </Hint>
  )
}

export function errorMessage(options: Options): JSX.Element {
  const prefix = options.visuallyHiddenText === undefined ? undefined : options.visuallyHiddenText || ''
  return (
    <ErrorMessage {...shared(options)} id={options.id} prefix={prefix}>
      {words(options)}
    </ErrorMessage>
  )
}

export function button(options: Options): JSX.Element {
  const content = words(options)
  return (
    <Button
      {...shared(options)}
      href={options.href}
      type={options.type}
      name={options.name}
      value={options.value}
      id={options.id}
      isStart={options.isStartButton}
      disabled={options.disabled}
      preventDoubleClick={options.preventDoubleClick}
    >
      {options.html && options.isStartButton ? <span>{content}</span> : content}
    </Button>
  )
}

export function tag(options: Options): JSX.Element {
  return <Tag {...shared(options)}>{words(options)}</Tag>
}

export function details(options: Options): JSX.Element {
  const summary = options.summaryHtml ? html(options.summaryHtml) : options.summaryText
  return (
    <Details {...shared(options)} id={options.id} open={options.open} summary={summary}>
      {words(options)}
    </Details>
  )
}

export function insetText(options: Options): JSX.Element {
  return (
    <InsetText {...shared(options)} id={options.id}>
      {words(options)}
    </InsetText>
  )
}

export function warningText(options: Options): JSX.Element {
  return (
    <WarningText {...shared(options)} signText={options.iconFallbackText || undefined}>
      {words(options)}
    </WarningText>
  )
}

export function phaseBanner(options: Options): JSX.Element {
  return (
    <PhaseBanner {...shared(options)} tag={words(options.tag)} tagClass={options.tag?.classes}>
      {words(options)}
    </PhaseBanner>
  )
}

export function skipLink(options: Options): JSX.Element {
  return (
    <SkipLink {...shared(options)} href={options.href || '#content'}>
      {words(options)}
    </SkipLink>
  )
}

export function backLink(options: Options): JSX.Element {
  return (
    <BackLink {...shared(options)} href={options.href || '#'}>
      {words(options) || undefined}
    </BackLink>
  )
}

export function breadcrumbs(options: Options): JSX.Element {
  const items = options.items.map((item: Options) => ({
    text: words(item),
    href: item.href,
    attributes: attributesOf(item.attributes),
  }))
  return (
    <Breadcrumbs
      {...shared(options)}
      items={items}
      collapseOnPhone={options.collapseOnMobile}
      label={options.labelText}
    />
  )
}
