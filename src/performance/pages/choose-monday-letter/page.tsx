import { servicesOf } from '../../../contracts/store.ts'
import { teamsOfPerson } from '../../../parties/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, forbidden, goTo, show, type Visit } from '../../../web/visit.ts'
import { readAttention } from '../../permissions.ts'
import { chooseMondayLetter, mondayLetterOf } from '../../store.ts'
import { type Whose, whoseFrom, whoseText } from '../../whose.ts'

/** Whether a person wants a letter each Monday, and about whose work. */
export const chooseMondayLetterPage = definePage({
  path: pattern.mondayLetter(),
  allow: readAttention,
  async get(visit) {
    const { tx, visitor } = visit
    if (visitor.kind !== 'person' || !visitor.id) return forbidden('A letter is for a person.')
    return showChoice(visit, typedOf(await mondayLetterOf(tx, visitor.id)))
  },
  async post(visit) {
    const { tx, visitor, form, urls } = visit
    if (visitor.kind !== 'person' || !visitor.id) return forbidden('A letter is for a person.')
    const typed = { about: form.text('about'), service: form.text('service') }
    const read = await readChoice(visit, typed)
    if ('errors' in read) return showChoice(visit, typed, read.errors)
    await chooseMondayLetter(tx, visitor.id, read.whose)
    return goTo(urls.mondayLetter({ done: read.whose ? 'chosen' : 'none' }))
  },
})

interface Typed {
  about: string
  service: string
}

function typedOf(whose: Whose | undefined): Typed {
  if (!whose) return { about: 'none', service: '' }
  if (whose.of === 'service') return { about: 'service', service: whose.name }
  return { about: whose.of === 'person' ? 'mine' : whoseText(whose), service: '' }
}

type Read = { whose: Whose | undefined } | { errors: Record<string, string> }

/** Their own work, that of a team they are in, of a service there is, or everybody's. */
async function readChoice({ tx, visitor }: Visit, { about, service }: Typed): Promise<Read> {
  if (about === 'none') return { whose: undefined }
  if (about === 'service') {
    const known = (await servicesOf(tx)).includes(service)
    return known ? { whose: { of: 'service', name: service } } : { errors: { service: 'Choose a service' } }
  }
  const whose = whoseFrom(about, visitor.id)
  const isTheirs =
    whose?.of !== 'team' || (await teamsOfPerson(tx, visitor.id!)).some(({ id }) => id === whose.id)
  if (!whose || !isTheirs || (whose.of === 'person' && whose.id !== visitor.id))
    return { errors: { about: 'Choose what the letter is about' } }
  return { whose }
}

const doneWords: Record<string, string> = {
  chosen: 'You will get a letter each Monday morning when something needs attention.',
  none: 'You will get no letter on Mondays.',
}

async function showChoice(visit: Visit, typed: Typed, errors: Record<string, string> = {}): Promise<Answer> {
  const { tx, visitor, urls, query } = visit
  const teams = await teamsOfPerson(tx, visitor.id!)
  const services = await servicesOf(tx)
  const done = Object.keys(errors).length === 0 ? doneWords[query.get('done') ?? ''] : undefined
  const title = 'A letter each Monday'
  const body = (
    <>
      {Object.keys(errors).length > 0 && (
        <ErrorSummary errors={Object.entries(errors).map(([field, text]) => ({ text, href: `#${field}` }))} />
      )}
      {done && <NotificationBanner isSuccess text={done} />}
      <PageHeading
        title={title}
        lede="At half past seven on Monday morning, with what needs attention. Every number leads to its rows. When there is nothing, no letter comes."
      />
      <form method="post" action={urls.mondayLetter()}>
        <Radios
          name="about"
          legend="What it is about"
          legendClass="govuk-fieldset__legend--m"
          value={typed.about}
          error={errors.about}
          items={[
            { value: 'none', text: 'No letter' },
            { value: 'mine', text: 'What I look after, or was given to me' },
            ...teams.map(({ id, name }) => ({ value: `team~${id}`, text: `My team: ${name}` })),
            ...(services.length > 0
              ? [
                  {
                    value: 'service',
                    text: 'A service',
                    conditional: (
                      <Select
                        name="service"
                        label="Service"
                        items={[
                          { value: '', text: 'Choose' },
                          ...services.map((text) => ({ value: text, text })),
                        ]}
                        value={typed.service}
                        error={errors.service}
                      />
                    ),
                  },
                ]
              : []),
            { value: 'everyone', text: 'Everybody’s, across the council' },
          ]}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
      <p class="govuk-body">
        It goes to {visitor.email}. Each letter has a link that stops it without signing in.
      </p>
    </>
  )
  const before = <Breadcrumbs items={[{ text: 'Your account', href: urls.account() }, { text: title }]} />
  return show({ title, current: 'account', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
