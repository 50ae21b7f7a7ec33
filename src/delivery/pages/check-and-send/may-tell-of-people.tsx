import type { Visit } from '../../../web/visit.ts'
import { peopleSeenIn } from '../../about-people/seen.ts'
import { type Answering, linesToSend } from '../../store.ts'
import { SeenInFile, SeenInWords } from '../people-seen.tsx'

/** What plain rules saw of people in what would be sent. A warning: it may be sent all the same. */
export function MayTellOfPeople({ visit: { urls }, answering }: { visit: Visit; answering: Answering }) {
  const { id } = answering.return
  const from = { from: 'check' }
  const lines = linesToSend(answering).map(({ owed, draft, evidence }) => ({
    owed,
    words: peopleSeenIn({ words: draft?.story ?? '' }),
    files: evidence.filter(({ warned }) => warned.length > 0),
  }))
  const besides = peopleSeenIn({ words: saidBesides(answering) })
  const seen = lines.filter(({ words, files }) => words.length + files.length > 0)
  if (seen.length + besides.length === 0) return null
  return (
    <section class="gm-people-seen" aria-labelledby="people">
      <h2 class="govuk-heading-s" id="people">
        Look at this before you send
      </h2>
      {seen.map(({ owed, words, files }) => (
        <>
          {words.length > 0 ? (
            <p>
              <a class="govuk-link" href={urls.myReturnQuantity(id, owed.commitment, from)}>
                {owed.title}: what happened
              </a>
            </p>
          ) : null}
          <SeenInWords seen={words} />
          {files.map(({ name, warned }) => (
            <>
              <p>
                <a class="govuk-link" href={urls.myReturnEvidence(id, owed.commitment, from)}>
                  {owed.title}: {name}
                </a>
              </p>
              <SeenInFile seen={warned} />
            </>
          ))}
        </>
      ))}
      {besides.length > 0 ? (
        <p>
          <a class="govuk-link" href={urls.myReturnAnythingElse(id, from)}>
            Anything else
          </a>
        </p>
      ) : null}
      <SeenInWords seen={besides} />
    </section>
  )
}

function saidBesides({ anythingElse }: Answering): string {
  const { story, remains, comesNext } = anythingElse ?? {}
  return [story, remains, comesNext].filter(Boolean).join('\n')
}
