import type { ComponentChildren } from 'preact'
import { Table } from '../../../web/components/table.tsx'
import type { Urls } from '../../../web/urls.ts'
import { storiesHeading } from '../stories-heading.ts'
import type { LateOnSheet, Piece, Sheet } from '../../brief/two-pages.ts'

interface PaperProps {
  sheet: Sheet
  urls: Urls
  id: string
  /** Where the addresses on paper begin, without https://. */
  host: string
}

/** The two pages as they are printed; on a screen one below the other. */
export function Paper(props: PaperProps) {
  const { sheet } = props
  return (
    <article class="gm-brief">
      <section class="gm-brief__page">
        <header class="gm-brief__head">
          <h1 class="govuk-heading-l">{sheet.title}</h1>
          {sheet.about.map((line) => (
            <p class="gm-brief__about">{line}</p>
          ))}
        </header>
        {sheet.opening && <p class="gm-brief__opening">{sheet.opening}</p>}
        <Headline {...props} />
        <Late {...props} />
      </section>
      <section class="gm-brief__page gm-brief__page--next">
        <Won {...props} />
        <Stories {...props} />
        <Points {...props} />
        <footer class="gm-brief__foot">
          <p>{sheet.signed}</p>
          <p class="gm-brief__addresses">
            The rows behind a figure: {props.host}
            {props.urls.briefOnPaper(String(sheet.number), '')} and the small number beside it. For those who
            sign in.
          </p>
        </footer>
      </section>
    </article>
  )
}

type Opening = Pick<PaperProps, 'urls' | 'id'>

/** Words in which each figure opens its rows; on paper its number stands beside it. */
function Pieces({ pieces, urls, id }: Opening & { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a class="govuk-link" href={urls.briefFigure(id, piece.figure.key)}>
            {piece.text}
            <Mark number={piece.figure.number} />
          </a>
        ),
      )}
    </>
  )
}

function Mark({ number }: { number: number }) {
  return (
    <sup class="gm-brief__mark" aria-hidden="true">
      {number}
    </sup>
  )
}

function Headline({ sheet: { headline }, urls, id }: PaperProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Commitments due</h2>
      <p>
        <Pieces pieces={headline.sentence} urls={urls} id={id} />
      </p>
      {headline.rows.length > 0 && (
        <Table
          class="gm-brief__table gm-brief__table--headline"
          caption="Commitments due, by how they stand in law and how they are met"
          captionClass="govuk-visually-hidden"
          firstCellIsHeader
          onPhone="blocks"
          head={headline.head.map((content, place) => ({ content, numeric: place > 0 }))}
          rows={headline.rows.map(({ name, cells }) => [
            { content: name },
            ...cells.map((cell) => ({
              content: <Pieces pieces={[cell]} urls={urls} id={id} />,
              numeric: true,
            })),
          ])}
        />
      )}
      {headline.notes.length > 0 && (
        <p class="gm-brief__note">
          {headline.notes.map((note, place) => (
            <>
              {place > 0 && ' '}
              <Pieces pieces={note} urls={urls} id={id} />
            </>
          ))}
        </p>
      )}
    </section>
  )
}

function Late({ sheet: { late }, urls, id }: PaperProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">What is late, and why</h2>
      <p>
        <Pieces pieces={late.sentence} urls={urls} id={id} />
      </p>
      {late.rows.length > 0 && (
        <Table
          class="gm-brief__table gm-brief__table--late"
          caption="Late commitments, those in the contract first"
          captionClass="govuk-visually-hidden"
          firstCellIsHeader
          onPhone="blocks"
          head={[{ content: 'Promised' }, { content: 'Due' }, { content: 'Accepted' }, { content: 'Why' }]}
          rows={late.rows.map((row) => [
            { content: <Promised row={row} urls={urls} /> },
            { content: row.due },
            { content: row.delivered },
            { content: <Why row={row} /> },
          ])}
        />
      )}
      {late.more.length > 0 && (
        <p class="gm-brief__note">
          <Pieces pieces={late.more} urls={urls} id={id} />
        </p>
      )}
    </section>
  )
}

function Promised({ row, urls }: { row: LateOnSheet; urls: Urls }) {
  return (
    <>
      <a class="govuk-link" href={urls.staffCommitment(row.contractId, row.commitmentId)}>
        {row.title}
      </a>
      <span class="gm-brief__of">
        {row.of} ({row.standing.toLowerCase()})
      </span>
    </>
  )
}

function Why({ row: { why, added } }: { row: LateOnSheet }) {
  return (
    <>
      {why}
      {added && <strong class="gm-brief__added"> {added}</strong>}
    </>
  )
}

function Won({ sheet: { won }, urls, id }: PaperProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">{won.heading}</h2>
      <p>
        <Pieces pieces={won.sentence} urls={urls} id={id} />
      </p>
      {won.rows.length > 0 && (
        <Table
          class={`gm-brief__table gm-brief__table--won-${won.head.length}`}
          caption="What was won, by outcome and measure"
          captionClass="govuk-visually-hidden"
          onPhone="blocks"
          head={won.head.map((content, place) => ({ content, numeric: place > 1 }))}
          rows={won.rows.map(({ outcome, measure, cells }) => [
            { content: outcome },
            { content: measure },
            ...cells.map((cell) => ({
              content: <Pieces pieces={[cell]} urls={urls} id={id} />,
              numeric: true,
            })),
          ])}
        />
      )}
      {won.more.length > 0 && (
        <p class="gm-brief__note">
          <Pieces pieces={won.more} urls={urls} id={id} />
        </p>
      )}
    </section>
  )
}

function Stories({ sheet: { stories }, urls }: PaperProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">{storiesHeading(stories.length)}</h2>
      {stories.length === 0 ? (
        <p>No accepted delivery of this time has a story with evidence.</p>
      ) : (
        <ol class="gm-brief__stories">
          {stories.map(({ text, from, delivery }) => (
            <li>
              <p class="gm-brief__story">{text}</p>
              <p class="gm-brief__of">
                <a class="govuk-link" href={urls.verifyDelivery(delivery)}>
                  {from}
                </a>
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Points({ sheet: { points }, urls, id }: PaperProps): ComponentChildren {
  return (
    <section>
      <h2 class="govuk-heading-m">What members are asked for</h2>
      {points.length === 0 ? (
        <p>Nothing: members are asked to note this brief.</p>
      ) : (
        <ol class="gm-brief__points">
          {points.map((point) => (
            <li>
              <Pieces pieces={point} urls={urls} id={id} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
