import type { ComponentChildren } from 'preact'
import { isId } from '../../language/identifier.ts'
import { quarterCode } from '../../language/quarter.ts'
import { BackNavigation } from '../../web/components/back-link.tsx'
import { type Answer, show, type Visit } from '../../web/visit.ts'
import { type Answering, answeringOf, bundleOfEach, returnOf, type ReturnRecord } from '../store.ts'

/** The return of the address, for whoever holds its link or speaks for its supplier; undefined for everybody else. */
export async function ownReturn(visit: Visit): Promise<ReturnRecord | undefined> {
  const id = visit.params.return ?? ''
  const record = isId(id) ? await returnOf(visit.tx, id) : undefined
  return record && (mayAnswer(visit, record) || (await isInBundleHeld(visit, record))) ? record : undefined
}

/** Whoever opened the link of a bundle may open all its returns. */
async function isInBundleHeld({ tx, visitor, trial }: Visit, { id }: ReturnRecord): Promise<boolean> {
  const held = (visitor.links ?? []).filter(({ purpose }) => purpose === 'return-bundle')
  if (trial || held.length === 0) return false
  const bundle = (await bundleOfEach(tx, [id])).get(id)
  return held.some(({ subject }) => subject === bundle)
}

export async function ownAnswering(visit: Visit): Promise<Answering | undefined> {
  const record = await ownReturn(visit)
  return record && answeringOf(visit.tx, record)
}

/** A trial opens to its own link alone, a real return to its own or to the supplier's people. */
function mayAnswer({ visitor, trial }: Visit, { id, supplier }: ReturnRecord): boolean {
  const links = visitor.links ?? (visitor.link ? [visitor.link] : [])
  if (trial) return links.some(({ purpose, subject }) => purpose === 'trial' && subject === id)
  if (links.some(({ purpose, subject }) => purpose === 'return' && subject === id)) return true
  return visitor.roles.has('supplier') && visitor.suppliers.includes(supplier)
}

/** The address of who answers, where it isn't the one the return was asked of. */
export function sentByOf({ visitor }: Visit): string | null {
  return visitor.kind === 'person' ? (visitor.email ?? null) : null
}

interface ReturnPage {
  title: string
  body: ComponentChildren
  back?: string
  /** Below everything: the way to what else is to be answered. */
  further?: ComponentChildren
}

/** A page of a return, without the site's navigation for those who came by a link. */
export function showReturn(visit: Visit, { title, body, back, further }: ReturnPage, status = 200): Answer {
  const before = back ? <BackNavigation href={back} /> : undefined
  const narrow = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {body}
        {further}
      </div>
    </div>
  )
  const bare = visit.trial !== undefined || visit.visitor.kind !== 'person'
  return show({ title, body: narrow, before, bare }, status)
}

/** "Wrenshire County Council · Q2 2026/27" */
export function Whose({ visit, record }: { visit: Visit; record: ReturnRecord }) {
  return (
    <p class="gm-page-heading__caption">
      {visit.authority.name} · {quarterCode(record.quarter)}
    </p>
  )
}

/** For whoever comes without the link, or with one for another return: the same words, whether the return is there or not. */
export function useYourLink(visit: Visit): Answer {
  if (visit.trial) return openTheTrial()
  const { kind } = visit.visitor
  return show(
    {
      title: 'Open the link in your e-mail',
      hasErrors: false,
      bare: kind !== 'person',
      body: (
        <>
          <h1 class="govuk-heading-l">Open the link in your e-mail</h1>
          <p class="govuk-body">
            To see a return, open the link in the e-mail that asked you for it. For safety a page you opened
            from it stays open for a day. Nothing that you typed is lost.
          </p>
          {kind === 'person' ? null : (
            <p class="govuk-body">
              If you have an account, you can{' '}
              <a class="govuk-link" href={visit.urls.signIn(visit.path)}>
                sign in
              </a>{' '}
              instead.
            </p>
          )}
        </>
      ),
    },
    404,
  )
}

function openTheTrial(): Answer {
  return show(
    {
      title: 'Open the trial’s link',
      hasErrors: false,
      bare: true,
      body: (
        <>
          <h1 class="govuk-heading-l">Open the trial’s link</h1>
          <p class="govuk-body">
            Point this phone’s camera at the code on the screen where the trial was begun, or open the link in
            the e-mail. For safety a page you opened from it stays open for a day.
          </p>
        </>
      ),
    },
    404,
  )
}
