import { renewLink, type Telling } from '../../../delivery/store.ts'
import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { isEmail } from '../../../parties/index.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { mayPass } from '../../../web/permission.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { readAttention, renewBounced } from '../../permissions.ts'
import { type ReturnLetter, returnLetterOf } from '../../store.ts'

/** A letter with a return's link that was not delivered: send a new link, to the same address or another. */
export const renewBouncedPage = definePage({
  path: pattern.renewBounced(':mail'),
  allow: readAttention,
  allowPost: renewBounced,
  async get(visit) {
    const letter = await letterAsked(visit)
    return letter ? showLetter(visit, letter, { email: letter.to }) : notFound()
  },
  async post(visit) {
    const letter = await letterAsked(visit)
    if (!letter) return notFound()
    const email = visit.form.text('email')
    if (!isEmail(email)) {
      const error = 'Enter an e-mail address like name@example.org'
      return showLetter(visit, letter, { email, error })
    }
    if (!letter.isLast) return showLetter(visit, letter, { email, status: 409 })
    await renewLink(visit.tx, tellingOf(visit), letter.return, email)
    return goTo(`${visit.urls.staffReturn(letter.return.id)}?link=sent`)
  },
})

async function letterAsked({ tx, params }: Visit): Promise<ReturnLetter | undefined> {
  const id = params.mail ?? ''
  return isId(id) ? returnLetterOf(tx, id) : undefined
}

function tellingOf({ platform: { settings }, authority, urls }: Visit): Telling {
  return {
    authority: authority.name,
    sending: settings.sendsMail && !authority.isExample,
    linkTo: (secret) => settings.baseUrl + urls.returnLink(secret),
  }
}

interface Typed {
  email: string
  error?: string
  status?: number
}

function showLetter(visit: Visit, letter: ReturnLetter, typed: Typed): Answer {
  const { urls } = visit
  const { return: about } = letter
  const { error, email } = typed
  const title = letter.hasFailed ? 'A letter was not delivered' : 'A letter about a return'
  const mayRenew = mayPass(renewBounced, visit.visitor.roles, false) && letter.isLast
  const body = (
    <>
      {error && <ErrorSummary errors={[{ text: error, href: '#email' }]} />}
      <PageHeading title={title} />
      <SummaryList
        rows={[
          { key: 'To', value: letter.to },
          { key: 'Written', value: longMoment(letter.madeAt) },
          ...(letter.problem ? [{ key: 'What the mail server said', value: letter.problem }] : []),
          {
            key: 'Return',
            value: (
              <a class="govuk-link" href={urls.staffReturn(about.id)}>
                {quarterWords(about.quarter)}, {about.supplierName}
              </a>
            ),
          },
          {
            key: 'Contract',
            value: (
              <a class="govuk-link" href={urls.staffContract(about.contract)}>
                {about.contractTitle}
              </a>
            ),
          },
        ]}
      />
      {!letter.isLast && (
        <InsetText>
          Another letter about this return was written since: there is nothing to do here.
        </InsetText>
      )}
      {mayRenew && (
        <form method="post" action={visit.path}>
          <Input
            name="email"
            type="email"
            label="Send a new link to"
            labelClass="govuk-label--m"
            hint="The return is asked of this address from then on. Links sent before stop working; nothing that was typed is lost."
            autocomplete="off"
            spellcheck={false}
            value={email}
            error={error}
          />
          <Button preventDoubleClick>Send a new link</Button>
        </form>
      )}
    </>
  )
  const before = (
    <Breadcrumbs
      items={[
        { text: 'What needs attention', href: urls.attention() },
        { text: 'Letters not delivered', href: urls.attentionOf('bounced') },
        { text: title },
      ]}
    />
  )
  return show({ title, current: 'work', before, body }, typed.status ?? (error ? 422 : 200))
}
