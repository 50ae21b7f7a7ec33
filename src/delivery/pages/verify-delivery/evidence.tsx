import { quarterWords } from '../../../language/quarter.ts'
import { Card } from '../../../web/components/card.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { type EvidenceKind, mayOpen } from '../../evidence.ts'
import { isPicture } from '../../people-shown.ts'
import { verify } from '../../permissions.ts'
import type { EvidenceRecord } from '../../store.ts'
import { sizeWords } from '../evidence-words.ts'
import { Tombstone } from '../tombstone.tsx'
import { Declarations, Inspections } from './declared.tsx'
import { peopleWords } from '../people-words.ts'
import { SeenByCouncil } from '../people-seen.tsx'
import type { Casefile } from './casefile.ts'

/** Pictures small, each leading to the whole; other files and links by name, to open. */
export function EvidenceShown({
  visit,
  casefile: { evidence: all, delivery, inspectors },
}: {
  visit: Visit
  casefile: Casefile
}) {
  const evidence = all.filter(({ kind }) => kind === 'file' || kind === 'link')
  const ofKind = (kind: EvidenceKind) => all.filter((each) => each.kind === kind)
  const pictures = evidence.filter((each) => each.thumbnail && mayOpen(each, { isOwn: false }))
  const rest = evidence.filter((each) => !pictures.includes(each))
  return (
    <Card isTinted title="Evidence" headingLevel={2}>
      {all.length === 0 ? (
        <p>None was sent for {quarterWords(delivery.quarter)}. The supplier can still add some.</p>
      ) : null}
      {pictures.map((each) => (
        <Picture visit={visit} evidence={each} />
      ))}
      {rest.length > 0 ? (
        <ul class="govuk-list">
          {rest.map((each) => (
            <li>
              <OtherEvidence visit={visit} evidence={each} />
            </li>
          ))}
        </ul>
      ) : null}
      <Declarations declarations={ofKind('declaration')} />
      <Inspections inspections={ofKind('inspection')} inspectors={inspectors} />
      {mayPass(verify, visit.visitor.roles, false) && !visit.trial && delivery.state !== 'replaced' ? (
        <p>
          <a class="govuk-link" href={visit.urls.recordInspection(delivery.id)}>
            Record an inspection on site
          </a>
        </p>
      ) : null}
    </Card>
  )
}

function Picture({ visit, evidence }: { visit: Visit; evidence: EvidenceRecord }) {
  const { urls } = visit
  const { id, name, warned } = evidence
  return (
    <figure class="gm-evidence">
      <a href={urls.evidenceFile(id)} target="_blank" rel="noopener">
        <img
          class="gm-evidence__picture"
          src={urls.evidenceThumbnail(id)}
          alt={`Sent as evidence: ${name} (opens in a new tab)`}
          loading="lazy"
        />
      </a>
      <figcaption>
        <span class="gm-muted">{name}</span>
        <SeenByCouncil seen={warned} within="file" />
        <PeopleLink visit={visit} evidence={evidence} />
        <WithdrawLink visit={visit} evidence={evidence} />
      </figcaption>
    </figure>
  )
}

function OtherEvidence({ visit, evidence }: { visit: Visit; evidence: EvidenceRecord }) {
  const { urls } = visit
  if (!mayOpen(evidence, { isOwn: false })) return <SetAside evidence={evidence} />
  return (
    <>
      <a
        class="govuk-link"
        href={evidence.url ?? urls.evidenceFile(evidence.id)}
        target="_blank"
        rel="noopener noreferrer"
      >
        {evidence.url ?? evidence.name}
        <span class="govuk-visually-hidden"> (opens in a new tab)</span>
      </a>
      <span class="gm-muted">
        {' '}
        {evidence.bytes ? sizeWords(evidence.bytes) : 'a link, elsewhere on the web'}
      </span>
      <SeenByCouncil seen={evidence.warned} within="file" />
      {isPicture(evidence) ? <PeopleLink visit={visit} evidence={evidence} /> : null}
      <WithdrawLink visit={visit} evidence={evidence} />
    </>
  )
}

/** What is known of the people on it, and the way to say so or to take it back. */
function PeopleLink({ visit, evidence }: { visit: Visit; evidence: EvidenceRecord }) {
  const words = peopleWords(evidence, visit.today)
  if (visit.trial || !mayPass(verify, visit.visitor.roles, false)) return <p class="gm-muted">{words}</p>
  return (
    <p>
      <a class="govuk-link" href={visit.urls.peopleOnPicture(evidence.id)}>
        People in it<span class="govuk-visually-hidden">: {evidence.name}</span>
      </a>
      <span class="gm-muted">: {words}</span>
    </p>
  )
}

/** The way to destroy what should not be there, or to put another file in its place. */
function WithdrawLink({ visit, evidence }: { visit: Visit; evidence: EvidenceRecord }) {
  const { id, name, kind } = evidence
  if (visit.trial || !mayPass(verify, visit.visitor.roles, false)) return null
  return (
    <p>
      {evidence.redactedHow ? <span class="gm-muted">{evidence.redactedHow}. </span> : null}
      {kind === 'file' ? (
        <>
          <a class="govuk-link" href={visit.urls.redactEvidence(id)}>
            Redact<span class="govuk-visually-hidden"> {name}</span>
          </a>
          {' · '}
        </>
      ) : null}
      <a class="govuk-link" href={visit.urls.withdrawEvidence(id)}>
        Withdraw or replace<span class="govuk-visually-hidden"> {name}</span>
      </a>
    </p>
  )
}

/** What nobody can open: by its name, and why not. */
function SetAside({ evidence }: { evidence: EvidenceRecord }) {
  const { name, scan, scanFound } = evidence
  if (evidence.destroyedAt) return <Tombstone evidence={evidence} />
  if (scan === 'waiting')
    return <span class="gm-muted">“{name}” waits for the virus scanner. It can be opened after that.</span>
  return (
    <strong>
      “{name}” was set aside: something harmful was found in it ({scanFound}). The supplier was told.
    </strong>
  )
}
