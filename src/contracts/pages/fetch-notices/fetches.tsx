import { longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { NoticeFetch } from '../../store.ts'

/** What was fetched, what came, and what failed; and the button to fetch now. */
export function Fetches({ visit: { urls }, fetches }: { visit: Visit; fetches: readonly NoticeFetch[] }) {
  const open = fetches.find(({ endedAt }) => !endedAt)
  return (
    <>
      {open ? (
        <InsetText>{goingWords(open)}</InsetText>
      ) : (
        <form method="post" action={urls.fetchNotices()}>
          <Button kind="secondary" preventDoubleClick>
            Fetch now
          </Button>
        </form>
      )}
      {fetches.length > 0 && (
        <Table
          caption="The last fetches"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'Began' },
            { content: 'Looked at' },
            { content: 'New of the council' },
            { content: 'What became of it' },
          ]}
          rows={fetches.map((fetch) => [
            { content: longMoment(fetch.beganAt) },
            { content: fetch.lookedAt.toLocaleString('en-GB') },
            { content: fetch.found.toLocaleString('en-GB') },
            {
              content: fetch.importId ? (
                <a class="govuk-link" href={urls.import(fetch.importId)}>
                  See what came
                </a>
              ) : (
                outcomeWords(fetch)
              ),
            },
          ])}
        />
      )}
    </>
  )
}

function outcomeWords({ endedAt, problem }: NoticeFetch): string {
  if (endedAt) return 'Nothing new'
  return problem ?? 'Goes on'
}

function goingWords({ problem, notBefore, lookedAt }: NoticeFetch): string {
  if (problem && notBefore)
    return `${problem} It goes on by itself after ${longMoment(notBefore)}, from where it stopped.`
  if (lookedAt === 0) return 'A fetch begins within five minutes. Open this page again to see how it went.'
  return `A fetch goes on: ${lookedAt.toLocaleString('en-GB')} notices were looked at so far.`
}
