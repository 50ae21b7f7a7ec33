import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { definePage } from '../../../web/page.ts'
import { anyone } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, show, type Visit } from '../../../web/visit.ts'
import { dropKeptForm, type KeptForm, keptFormCookie, keptFormOf } from '../../store.ts'

async function keptFor({ tx, cookies, now, visitor }: Visit): Promise<KeptForm | undefined> {
  const form = await keptFormOf(tx, cookies[keptFormCookie], now)
  return form?.person === visitor.id ? form : undefined
}

/** What somebody had typed when their session ended: theirs to send now, or to throw away. */
export const sendKeptFormPage = definePage({
  path: pattern.keptForm(),
  allow: anyone,
  async get(visit) {
    const { urls, visitor } = visit
    if (visitor.kind !== 'person') return goTo(urls.signIn(urls.keptForm()))
    const form = await keptFor(visit)
    if (!form) return goTo(urls.staff())
    return show({ title: 'Your form was kept', body: <Kept form={form} urls={urls} /> })
  },
  async post(visit) {
    await dropKeptForm(visit.tx, visit.cookies[keptFormCookie])
    return goTo(visit.urls.staff(), [{ name: keptFormCookie, value: '' }])
  },
})

function Kept({ form, urls }: { form: KeptForm; urls: Visit['urls'] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Your form was kept</h1>
        <p class="govuk-body">
          You had been signed out when you sent it. Nothing was recorded, and nothing you typed is lost.
        </p>
        {form.files.length > 0 && (
          <InsetText>Files can't be kept. Go back and add them again: {form.files.join(', ')}.</InsetText>
        )}
        <form method="post" action={form.path}>
          {form.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button preventDoubleClick>Send it now</Button>
        </form>
        <form method="post" action={urls.keptForm()}>
          <Button kind="secondary">Throw it away</Button>
        </form>
      </div>
    </div>
  )
}
