import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { type EvidenceKind, largestFile } from '../../evidence.ts'
import { answerReturn } from '../../permissions.ts'
import {
  type Answering,
  type EvidenceRecord,
  type Line,
  peopleSeenOf,
  removeEvidence,
  takeFilesIn,
} from '../../store.ts'
import { afterEvidence } from '../answering-steps.ts'
import { ownAnswering, ownReturn, showReturn, useYourLink } from '../own-return.tsx'
import { EvidenceForm, type EvidenceErrors } from './form.tsx'
import { addGiven, evidenceGiven, isSent, takesEvidence } from './given.ts'

export const addEvidencePage = definePage({
  path: pattern.myReturnEvidence(':return', ':commitment'),
  inTrials: 'phone',
  allow: answerReturn,
  uploadLimit: largestFile,
  takeIn: takeFilesIn,
  takesFilesOf: async (visit) => (await ownReturn(visit)) !== undefined,
  async get(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    return takesEvidence(found.line)
      ? showForm(visit, found, {})
      : goTo(visit.urls.myReturn(found.answering.return.id))
  },
  async post(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    if (!takesEvidence(found.line)) return goTo(visit.urls.myReturn(found.answering.return.id))
    const remove = visit.form.text('remove')
    if (!remove) return add(visit, found)
    if (isId(remove)) await removeEvidence(visit.tx, found.answering.return.id, remove)
    return goTo(visit.path)
  },
})

/** What the supplier itself sends. */
const ownKinds = new Set<EvidenceKind>(['file', 'link', 'declaration'])

interface Found {
  answering: Answering
  line: Line
}

async function ownLine(visit: Visit): Promise<Found | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  return answering && line && { answering, line }
}

async function add(visit: Visit, { answering, line }: Found): Promise<Answer> {
  const { form, urls } = visit
  const given = await evidenceGiven({ answering, line }, visit)
  const { errors, link } = given
  if (errors.file || errors.link) return showForm(visit, { answering, line }, { ...errors, typed: link }, 422)
  const isWarned = given.chosen.some(({ upload }) => peopleSeenOf(upload).length > 0)
  const more = form.text('next') === 'add' || isWarned
  await addGiven(visit, { answering, line }, given, { more })
  if (isWarned) return goTo(lookAgain(visit, { answering, line }))
  if (more) return goTo(visit.path)
  if (isSent(line.owed)) return goTo(urls.myReturnSent(answering.return.id))
  return goTo(afterEvidence(urls, answering, line, visit.query.get('from') === 'check'))
}

/** The same page, which says what was seen of people in a file before it goes anywhere. */
function lookAgain({ urls, query }: Visit, { answering, line }: Found): string {
  const fromCheck = query.get('from') === 'check'
  return urls.myReturnEvidence(
    answering.return.id,
    line.owed.commitment,
    fromCheck ? { from: 'check', look: 'yes' } : { look: 'yes' },
  )
}

function showForm(
  visit: Visit,
  { answering, line }: Found,
  errors: EvidenceErrors & { typed?: string },
  status = 200,
): Answer {
  const { urls } = visit
  const { id } = answering.return
  const { owed } = line
  const sent = isSent(owed)
  const fromCheck = visit.query.get('from') === 'check'
  const title = `${owed.title}: what shows that it happened?`
  const back = sent
    ? urls.myReturnSent(id)
    : fromCheck
      ? urls.myReturnCheck(id)
      : urls.myReturnQuantity(id, owed.commitment)
  const body = (
    <EvidenceForm
      title={title}
      action={visit.path}
      wanted={owed.evidenceWanted}
      suits={owed.measure.evidence}
      evidence={line.evidence}
      earlier={
        sent || line.open?.answers === 'again'
          ? line.earlierEvidence.filter(({ kind }) => ownKinds.has(kind))
          : []
      }
      hrefOf={(evidence: EvidenceRecord) => evidence.url ?? urls.myEvidenceFile(evidence.id)}
      thumbnailOf={({ id: evidence }) => urls.myEvidenceThumbnail(evidence)}
      typed={errors.typed ?? ''}
      errors={errors}
      declareHref={urls.myReturnDeclaration(id, owed.commitment, fromCheck ? { from: 'check' } : undefined)}
      peopleHref={visit.trial ? undefined : ({ id: picture }) => urls.myPeopleOnPicture(picture)}
      today={visit.today}
      isSent={sent}
      isWarned={visit.query.get('look') === 'yes' && line.evidence.some(({ warned }) => warned.length > 0)}
    />
  )
  return showReturn(visit, { title, back, body }, status)
}
