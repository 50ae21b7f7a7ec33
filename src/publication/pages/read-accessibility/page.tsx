import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'

/** What is true of every installation: only what the project's own tests check, and what they can't. */
export const accessibilityPage = definePage({
  path: pattern.accessibility(),
  allow: readPublished,
  async get({ urls, authority }) {
    return show({
      title: 'Accessibility statement',
      before: <Breadcrumbs items={[{ text: 'Home', href: urls.home() }, { text: 'Accessibility' }]} />,
      body: <Statement authority={authority.name} />,
    })
  },
})

function Statement({ authority }: { authority: string }) {
  return (
    <>
      <PageHeading title="Accessibility statement" caption={authority} />
      <p class="govuk-body">
        This site is made with Good Measure. We want everyone to be able to use it. You should be able to:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>read and use every page without JavaScript</li>
        <li>make the text four times as large without scrolling sideways</li>
        <li>get to everything with a keyboard alone, and see where you are</li>
        <li>listen to every page with a screen reader, the charts as tables</li>
        <li>use it on a phone 320 pixels wide, in your own colours, and on paper</li>
      </ul>
      <h2 class="govuk-heading-m">How it is tested</h2>
      <p class="govuk-body">
        Each version is tested in a real browser against the rules of the Web Content Accessibility Guidelines
        2.2, levels A and AA, as far as a program can check them, on the pages and states of its main
        journeys; once without JavaScript and once at the width of a phone. A version with a fault that these
        tests find is not released.
      </p>
      <p class="govuk-body">
        A program can’t judge everything. This version has not yet been tried by people who use screen
        readers, screen magnifiers or speech control, and no outside auditor has tested it. So we do not say
        that it meets the guidelines in full.
      </p>
      <h2 class="govuk-heading-m">What we know does not work well</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Evidence that suppliers send, such as photographs and PDF files, may not be accessible.</li>
        <li>Wide tables for staff scroll sideways on small screens.</li>
      </ul>
      <h2 class="govuk-heading-m">Tell us</h2>
      <p class="govuk-body">
        If something doesn’t work for you, or you need a page in another form, tell{' '}
        {authority || 'the council'}. If you are not content with the answer, the Equality Advisory and
        Support Service can advise you.
      </p>
    </>
  )
}
