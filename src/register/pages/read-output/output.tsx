import { dayIn, longDay } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Card } from '../../../web/components/card.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Quotation } from '../../../web/components/quotation.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { WorkingTable } from '../../../web/components/working-table.tsx'
import { withoutContactDetails } from '../../contact-details.ts'
import type { RegisterEntry } from '../../entry.ts'
import { amountWords, citationOf } from '../../entry-words.ts'
import type { Behind } from '../../store.ts'
import { supplierKindName } from '../../supplier-kind.ts'
import type { OutputProps } from './output-props.ts'
import { Thread } from './thread.tsx'

export function Output(props: OutputProps) {
  const { entry, behind, urls, authority } = props
  return (
    <MainAndAside
      main={<Account {...props} />}
      aside={
        <>
          <Thread {...props} />
          <Card>
            <p>
              <strong>Given by</strong>
              <br />
              <a class="govuk-link" href={urls.supplier(entry.supplier.id)}>
                {entry.supplier.name}
              </a>
              {entry.supplier.kind === 'not-known'
                ? ''
                : `, ${supplierKindName(entry.supplier.kind).toLowerCase()}`}
            </p>
            <p>
              <strong>Where</strong>
              <br />
              {entry.place ? (
                <a class="govuk-link" href={urls.place(entry.place.code)}>
                  {entry.place.name}
                </a>
              ) : (
                `Anywhere in ${authority.area}`
              )}
            </p>
            <p>
              <strong>Evidence</strong>
              <br />
              {evidenceWords(behind)}
            </p>
          </Card>
        </>
      }
    />
  )
}

function Account(props: OutputProps) {
  const { entry, waiting, working, urls } = props
  return (
    <>
      <PageHeading
        size="xl"
        tags={
          <>
            <StatusTag
              status={entry.status}
            >{`${amountWords(entry)} ${entry.status === 'verified' ? 'verified' : 'partly verified'}`}</StatusTag>
            <StatusTag status="published" />
          </>
        }
        title={entry.title}
        lede={ledeOf(props)}
      />
      <CorrectedSince {...props} />
      {entry.story && (
        <>
          <h2 class="govuk-heading-m">What was delivered</h2>
          <Quotation from={`${entry.supplier.name}, reporting on ${quarterWords(entry.quarter)}`}>
            {entry.story.split(/\n\s*\n/).map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </Quotation>
        </>
      )}
      <Pictures {...props} />
      <h2 class="govuk-heading-m" id="working">
        How the figures were worked out
      </h2>
      <WorkingTable
        caption={`${entry.measure.unit.many} promised, reported and verified`}
        rows={working.map(({ what, amount, isThis, isResult }) => ({
          what: isThis ? (
            <>
              {what} <strong>this entry</strong>
            </>
          ) : (
            what
          ),
          amount,
          ...(isResult ? { isResult } : {}),
        }))}
      />
      {waiting.gt(0) && (
        <p class="govuk-body gm-muted">
          {unitWords(entry.measure, waiting)} more {waiting.eq(1) ? 'was' : 'were'} reported and{' '}
          {waiting.eq(1) ? 'is' : 'are'} being checked now. Not counted here yet.
        </p>
      )}
      <LinkRow
        links={[
          { text: `What counts as ${anyUnit(entry)}`, href: urls.method(entry.measure.code) },
          { text: 'All outputs of this contract', href: urls.register({ contract: entry.contract.id }) },
          { text: 'Other outputs of this measure', href: urls.register({ measure: entry.measure.code }) },
        ]}
      />
      <History {...props} />
      <Cite {...props} />
    </>
  )
}

/** That the entry came of a correction: when, why, and what counted before. */
function CorrectedSince({ entry: { measure }, behind: { corrects }, urls }: OutputProps) {
  if (!corrects) return null
  const { on, side, reason, number, quantity } = corrects
  return (
    <InsetText>
      Corrected on {longDay(on)}, {side === 'supplier' ? 'as the supplier asked' : 'by the council'}:{' '}
      {withoutContactDetails(reason)}{' '}
      {number ? (
        <>
          Before, {unitWords(measure, new Decimal(quantity))} counted, as{' '}
          <a class="govuk-link" href={urls.output(number)}>
            {number}
          </a>
        </>
      ) : null}
    </InsetText>
  )
}

function ledeOf({ entry, behind }: OutputProps): string {
  const by = `${entry.supplier.name} delivered ${amountWords(entry)} in ${quarterWords(entry.quarter)}`
  return entry.status === 'verified'
    ? `${by}. The council checked the report and accepted it in full.`
    : `${by}. It reported ${unitWords(entry.measure, new Decimal(behind.reported))}; the council checked the report and accepted a part.`
}

/** "an hour", "a person": the unit with its article. */
function anyUnit({ measure }: RegisterEntry): string {
  const { one } = measure.unit
  return `${/^(?:[aeio]|un|hour|um|ur)/i.test(one) && !/^(?:uni|one)/i.test(one) ? 'an' : 'a'} ${one}`
}

/** What the supplier sent of it and people agreed to. */
function Pictures({ entry, pictures, urls }: OutputProps) {
  return (
    <>
      {pictures.map(({ id, words }) => (
        <figure class="gm-evidence">
          <img
            class="gm-evidence__picture"
            src={urls.outputPicture(entry.number, id)}
            alt={words}
            loading="lazy"
          />
        </figure>
      ))}
    </>
  )
}

function evidenceWords({ files, links, declarations, isInspected, confirmed }: Behind): string {
  const several = (count: number, noun: string) => count > 0 && `${count} ${noun}${count === 1 ? '' : 's'}`
  const parts = [
    several(files, 'file'),
    several(links, 'link'),
    several(declarations, 'signed declaration'),
  ].filter((part) => part !== false)
  const said = [
    confirmed && `Confirmed ${confirmed === 'partly' ? 'in part ' : ''}by the organisation that benefited`,
    isInspected && 'Inspected on site by the council',
    parts.length > 0 && `${listed(parts)}, kept by the council`,
  ].filter(Boolean)
  return said.length > 0 ? said.join('. ') : 'No file or link is kept with this report'
}

/** "1 file, 2 links and 1 signed declaration" */
function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function History({ entry, behind }: OutputProps) {
  const entries = [
    { title: 'Published', day: entry.publishedOn, by: entry.number },
    {
      title: entry.status === 'verified' ? 'Checked and accepted in full' : 'Checked and accepted in part',
      day: entry.verifiedOn,
      by: 'contract manager',
    },
    behind.corrects
      ? {
          title: 'Corrected',
          day: behind.corrects.on,
          by: behind.corrects.side === 'supplier' ? entry.supplier.name : 'contract manager',
        }
      : { title: 'Reported', day: dayIn(behind.reportedAt), by: entry.supplier.name },
  ]
  return (
    <>
      <h2 class="govuk-heading-m">History</h2>
      <Timeline
        entries={entries.map(({ title, day, by }) => ({ title, when: longDay(day), datetime: day, by }))}
      />
    </>
  )
}

function Cite({ entry, authority, address, urls }: OutputProps) {
  return (
    <section id="cite">
      <h2 class="govuk-heading-m">Cite or download</h2>
      <InsetText>{citationOf(entry, authority.name, address)}</InsetText>
      <LinkRow
        links={[
          { text: 'This entry as JSON', href: urls.apiOutput(entry.number, authority.slug) },
          {
            text: 'This contract’s outputs as CSV',
            href: urls.registerAs('csv', { contract: entry.contract.id }),
          },
        ]}
      />
    </section>
  )
}
