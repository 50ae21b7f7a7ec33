import type { Visit } from '../../../web/visit.ts'
import { bundleOfEach } from '../../store.ts'

/** The way from a return to its bundle, when it is in one. */
export async function wayToBundle({ tx, urls, trial }: Visit, returnId: string) {
  const bundle = trial ? undefined : (await bundleOfEach(tx, [returnId])).get(returnId)
  if (!bundle) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={urls.myBundle(bundle)}>
        All your call-offs
      </a>
      : answer them one by one, and send all that is ready together.
    </p>
  )
}
