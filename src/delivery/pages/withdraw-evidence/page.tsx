import { isId } from '../../../language/identifier.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { largestFile, takeFile } from '../../evidence.ts'
import { verify } from '../../permissions.ts'
import {
  destroyAt,
  evidenceOf,
  type EvidenceRecord,
  otherUsesOf,
  seenOf,
  takeFilesIn,
  withdrawEvidence,
} from '../../store.ts'
import { withdrawalRefusals } from '../../withdrawal.ts'
import { fileError } from '../evidence-words.ts'
import { tellingOf } from '../telling.ts'
import { WithdrawForm, type WithdrawShown } from './form.tsx'

/** Evidence that should not be there is destroyed with a reason, or another file put in its place. */
export const withdrawEvidencePage = definePage({
  path: pattern.withdrawEvidence(':evidence'),
  allow: verify,
  uploadLimit: largestFile,
  takeIn: takeFilesIn,
  async get(visit) {
    const evidence = await evidenceSent(visit)
    return evidence ? showForm(visit, evidence, { because: '' }) : notFound()
  },
  async post(visit) {
    const evidence = await evidenceSent(visit)
    if (!evidence) return notFound()
    const because = visit.form.raw('because')
    const upload = visit.files.find(({ field }) => field === 'file')
    const taken = upload && takeFile(seenOf(upload))
    if (upload && taken && !taken.accepted) {
      const error = { field: 'file', sentence: fileError(taken.because, upload.name) }
      return showForm(visit, evidence, { because, error })
    }
    const replacement = upload && taken?.accepted ? { upload, mediaType: taken.fact } : undefined
    const decision = await withdrawEvidence(visit.tx, tellingOf(visit), evidence, { because, replacement })
    if (!decision.accepted)
      return showForm(visit, evidence, { because, error: withdrawalRefusals[decision.because] })
    const { platform, authority, now, urls } = visit
    return {
      ...goTo(urls.verifyDelivery(evidence.delivery, { withdrawn: replacement ? 'replaced' : 'yes' })),
      afterwards: () => destroyAt(platform, authority.id, now),
    }
  },
})

/** Evidence that was sent. What was not sent yet is its supplier's own. */
async function evidenceSent({
  tx,
  params,
}: Visit): Promise<(EvidenceRecord & { delivery: string }) | undefined> {
  const id = params.evidence ?? ''
  const evidence = isId(id) ? await evidenceOf(tx, id) : undefined
  return evidence?.delivery ? { ...evidence, delivery: evidence.delivery } : undefined
}

async function showForm(
  visit: Visit,
  evidence: EvidenceRecord & { delivery: string },
  { because, error }: Pick<WithdrawShown, 'because' | 'error'>,
): Promise<Answer> {
  const title = 'Withdraw evidence'
  const body = (
    <WithdrawForm
      visit={visit}
      title={title}
      evidence={evidence}
      others={await otherUsesOf(visit.tx, evidence)}
      because={because}
      error={error}
    />
  )
  const before = <BackNavigation href={visit.urls.verifyDelivery(evidence.delivery)} />
  return show({ title, current: 'verify', before, body }, error ? 422 : 200)
}
