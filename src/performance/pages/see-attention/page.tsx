import { countContracts } from '../../../contracts/store.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { SelectOption } from '../../../web/components/select.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { type Against, type AttentionKind, attentionKinds } from '../../attention.ts'
import { attentionWords, figure, howCounted, sinceWords } from '../../attention-words.ts'
import { readAttention } from '../../permissions.ts'
import { againstOn, type AttentionCounts, countAsRecorded, type CountsKept, keptBefore } from '../../store.ts'
import { ChooseWhose, whoseAsked, whoseChoices, type WhoseShown } from '../attention/whose.tsx'

/** What needs attention, counted by kind: each number leads to its rows. */
export const seeAttentionPage = definePage({
  path: pattern.attention(),
  allow: readAttention,
  async get(visit) {
    const { tx, today } = visit
    const shown = await whoseAsked(visit)
    const against = await againstOn(tx, today)
    const body = (
      <Attention
        visit={visit}
        shown={shown}
        against={against}
        counts={await countAsRecorded(tx, shown, against)}
        before={await keptBefore(tx, shown.whose, today)}
        choices={await whoseChoices(visit)}
        hasContracts={(await countContracts(tx, { today })) > 0}
      />
    )
    return show({
      title: 'What needs attention',
      current: 'work',
      width: 'wide',
      before: (
        <Breadcrumbs
          items={[{ text: 'My work', href: visit.urls.staff() }, { text: 'What needs attention' }]}
        />
      ),
      body,
    })
  },
})

interface Shown {
  visit: Visit
  shown: WhoseShown
  against: Against
  counts: AttentionCounts
  before: CountsKept | undefined
  choices: SelectOption[]
  hasContracts: boolean
}

function Attention(all: Shown) {
  const { visit, shown, counts, choices, hasContracts } = all
  const { urls, today } = visit
  const some = attentionKinds.filter((kind) => counts[kind] > 0)
  const none = attentionKinds.filter((kind) => counts[kind] === 0)
  return (
    <>
      <PageHeading title="What needs attention" caption={longDay(today)} lede={ledeOf(shown)} />
      <ChooseWhose action={urls.attention()} shown={shown} choices={choices} />
      {some.length === 0 && <Nothing {...all} />}
      {some.length > 0 && (
        <ul class="gm-attention">
          {some.map((kind) => (
            <Kind {...all} kind={kind} />
          ))}
        </ul>
      )}
      {some.length > 0 && none.length > 0 && <NoneOf {...all} kinds={none} />}
      {hasContracts && (
        <LinkRow
          links={[
            { text: 'My work', href: urls.staff() },
            { text: 'Portfolio', href: urls.portfolio() },
            { text: 'A letter about this each Monday', href: urls.mondayLetter() },
          ]}
        />
      )}
    </>
  )
}

function ledeOf({ whose, isMine, name }: WhoseShown): string {
  switch (whose.of) {
    case 'everyone':
      return 'Across the whole council.'
    case 'nobody':
      return 'What nobody looks after, and was given to nobody.'
    case 'no-team':
      return 'What people who are in no team deal with.'
    case 'no-service':
      return 'Contracts that name no service.'
    case 'service':
      return `Contracts of the service “${name}”.`
    case 'team':
      return `What the people of the team “${name}” deal with.`
    case 'person':
      return isMine ? 'What you look after, or was given to you.' : `What ${name} looks after, or was given.`
  }
}

function Kind({ visit, shown, against, counts, before, kind }: Shown & { kind: AttentionKind }) {
  const count = counts[kind]
  const { one, many } = attentionWords[kind]
  const since = before && sinceWords(count, before.counts[kind] ?? 0, before.on as Day)
  return (
    <li class="gm-attention__kind">
      <p class="gm-attention__statement">
        <span class="gm-attention__figure">{figure(count)}</span>{' '}
        <a class="govuk-link gm-attention__words" href={visit.urls.attentionOf(kind, { whose: shown.text })}>
          {count === 1 ? one : many}
        </a>
      </p>
      <div class="gm-attention__about">
        {since && <p class="gm-attention__since">{since}</p>}
        <p class="gm-attention__how">{howCounted(kind, against)}</p>
      </div>
    </li>
  )
}

/** Kinds with nothing in them, so that their conditions can be read too. */
function NoneOf({ visit: { urls }, shown, against, kinds }: Shown & { kinds: AttentionKind[] }) {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          Nothing in {kinds.length === 1 ? 'one other kind' : `${kinds.length} other kinds`}
        </span>
      </summary>
      <div class="govuk-details__text">
        <dl class="gm-attention__none">
          {kinds.map((kind) => (
            <>
              <dt>
                <a class="govuk-link" href={urls.attentionOf(kind, { whose: shown.text })}>
                  {attentionWords[kind].title}
                </a>
              </dt>
              <dd>{howCounted(kind, against)}</dd>
            </>
          ))}
        </dl>
      </div>
    </details>
  )
}

function Nothing(all: Shown) {
  const { visit, shown, hasContracts } = all
  const { urls } = visit
  if (!hasContracts) {
    return (
      <EmptyState
        title="No contracts yet"
        action={{ text: 'Bring in your contracts', href: urls.newImport() }}
      >
        Once there are contracts and commitments, this page counts what is overdue, what nobody looks after,
        what waits to be checked and what ends soon.
      </EmptyState>
    )
  }
  const action =
    shown.whose.of === 'everyone'
      ? { text: 'See the contracts', href: urls.staffContracts() }
      : { text: 'See everybody’s', href: urls.attention({ whose: 'everyone' }) }
  return (
    <>
      <EmptyState title="Nothing needs attention" action={action}>
        What is overdue, what nobody looks after, what waits to be checked and what ends soon stands here.
      </EmptyState>
      <NoneOf {...all} kinds={[...attentionKinds]} />
    </>
  )
}
