import type { JSX } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import * as blocks from './blocks.tsx'
import * as fieldGroups from './field-groups.tsx'
import * as fields from './fields.tsx'
import { fixturesOf, type Options, withHtml } from './options.ts'
import * as text from './text.tsx'
import { treeOf } from './tree.ts'

const components: Record<string, (options: Options) => JSX.Element> = {
  'back-link': text.backLink,
  breadcrumbs: text.breadcrumbs,
  button: text.button,
  'character-count': fields.characterCount,
  checkboxes: fieldGroups.checkboxes,
  'date-input': fieldGroups.dateInput,
  details: text.details,
  'error-message': text.errorMessage,
  'error-summary': blocks.errorSummary,
  fieldset: fieldGroups.fieldset,
  'file-upload': fields.fileUpload,
  hint: text.hint,
  input: fields.input,
  'inset-text': text.insetText,
  label: text.label,
  'notification-banner': blocks.notificationBanner,
  pagination: blocks.pagination,
  panel: blocks.panel,
  'password-input': fields.passwordInput,
  'phase-banner': text.phaseBanner,
  radios: fieldGroups.radios,
  select: fields.select,
  'skip-link': text.skipLink,
  'summary-list': blocks.summaryList,
  table: blocks.table,
  tag: text.tag,
  'task-list': blocks.taskList,
  textarea: fields.textarea,
  'warning-text': text.warningText,
}

const ownLanguage = 'The words of the scripts are GOV.UK Frontend’s own: this site speaks one language'
const ownControl =
  'The browser’s own control takes dropped files and needs no script; the name of GOV.UK’s fails WCAG 2.5.3 in axe'
const interruption = 'No page interrupts a journey: a panel is the green confirmation and nothing else'

/** Fixtures that the components leave out, by component and name, each with its reason. */
const unsupported: Record<string, Record<string, string>> = {
  'character-count': { 'with translations': ownLanguage },
  'file-upload': Object.fromEntries(
    fixturesOf('file-upload')
      .filter(({ options }) => options.javascript)
      .map(({ name }) => [name, ownControl]),
  ),
  'password-input': { 'with translations': ownLanguage },
  panel: Object.fromEntries(
    fixturesOf('panel')
      .filter(({ options }) => options.classes?.includes('govuk-panel--interruption'))
      .map(({ name }) => [name, interruption]),
  ),
}

for (const [component, show] of Object.entries(components)) {
  describe(`${component} says the same as GOV.UK Frontend`, () => {
    const without = unsupported[component] ?? {}
    const fixtures = fixturesOf(component)
    test.each(fixtures.filter(({ name }) => !(name in without)))('$name', ({ options, html }) => {
      expect(treeOf(withHtml(renderToStaticMarkup(show(options))))).toEqual(treeOf(html))
    })
  })
}
