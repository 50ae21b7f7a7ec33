import { type Day, longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { type OutcomeRecord, strategicOutcomesOf } from '../../../measurement/store.ts'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPolicy } from '../../permissions.ts'
import { policyInForce, rulesInForce } from '../../policy.ts'
import { type Rule, scopeWords } from '../../rule.ts'
import { comparatorWords, ruleNames } from '../../rule-words.ts'
import { type PolicyRecord, policyVersionsOf, rulesOf } from '../../store.ts'

export const policyPage = definePage({
  path: pattern.policy(),
  allow: readPolicy,
  async get({ tx, today, urls, authority }) {
    const versions = await policyVersionsOf(tx)
    const rules = await rulesOf(tx)
    const outcomes = await strategicOutcomesOf(tx)
    const policy = policyInForce(versions, today)
    return show({
      title: policy?.title ?? 'Policy',
      current: 'policy',
      body: policy ? (
        <Policy {...{ policy, versions, rules, outcomes, today, urls, authorityName: authority.name }} />
      ) : (
        <NoPolicy {...{ rules, today, urls, authorityName: authority.name }} />
      ),
    })
  },
})

interface PolicyProps {
  policy: PolicyRecord
  versions: PolicyRecord[]
  rules: Rule[]
  outcomes: OutcomeRecord[]
  today: Day
  urls: Urls
  authorityName: string
}

function Policy({ policy, versions, rules, outcomes, today, urls, authorityName }: PolicyProps) {
  return (
    <>
      <PageHeading
        title={policy.title}
        caption={authorityName}
        about={`Version ${policy.version}, in force from ${longDay(policy.from)}${policy.to ? ` to ${longDay(policy.to)}` : ''}. To be reviewed by ${longDay(policy.reviewBy)}.`}
      />
      <h2 class="govuk-heading-m">The outcomes it serves</h2>
      <ul class="govuk-list">
        {outcomes.map(({ slug, name, describes }) => (
          <li>
            <a class="govuk-link govuk-!-font-weight-bold" href={urls.outcome(slug)}>
              {name}
            </a>
            <br />
            {describes}
          </li>
        ))}
      </ul>
      {policy.clauses.map(({ number, title, text }) => (
        <section id={`clause-${number}`}>
          <h2 class="govuk-heading-m">
            <span class="gm-muted">§{number}</span> {title}
          </h2>
          <p class="govuk-body">{text}</p>
        </section>
      ))}
      <SummaryList
        rows={[
          {
            key: 'No added cost',
            value: policy.noAdditionalCost
              ? 'Offers that add to the price are not counted.'
              : 'Not a rule here.',
          },
          ...policy.distribution.map(({ audience, every, to }) => ({
            key: audience === 'internal' ? 'Told inside the council' : 'Told to everyone',
            value: `Every ${every.replace('-', ' ')}. ${to}`,
          })),
        ]}
      />
      <Rules {...{ rules, today, urls }} />
      {versions.length > 1 ? <Versions versions={versions} /> : null}
      <Details summary="Where this text comes from">
        <p class="govuk-body">{policy.basis}</p>
        {policy.datesNote ? <p class="govuk-body">{policy.datesNote}</p> : null}
      </Details>
    </>
  )
}

function NoPolicy({
  rules,
  today,
  urls,
  authorityName,
}: Pick<PolicyProps, 'rules' | 'today' | 'urls' | 'authorityName'>) {
  return (
    <>
      <PageHeading title="Policy" caption={authorityName} />
      <EmptyState title="No policy in force">
        The authority has not published its social value policy here yet. What the law asks holds all the
        same.
      </EmptyState>
      <Rules {...{ rules, today, urls }} />
    </>
  )
}

function Rules({ rules, today, urls }: Pick<PolicyProps, 'rules' | 'today' | 'urls'>) {
  const now = rulesInForce(rules, today)
  const others = rules.filter((rule) => !now.includes(rule))
  return (
    <>
      <h2 class="govuk-heading-m" id="rules">
        Rules in force today
      </h2>
      <p class="govuk-body">
        A purchase follows the rules of the day it commenced, with the value as the rule says.{' '}
        <a class="govuk-link" href={urls.check()}>
          Check what they ask of a purchase
        </a>
        .
      </p>
      <RuleTable rules={now} />
      {others.length > 0 ? (
        <Details summary={`Rules before and after (${others.length})`}>
          <RuleTable rules={others} />
        </Details>
      ) : null}
    </>
  )
}

function RuleTable({ rules }: { rules: Rule[] }) {
  return (
    <Table
      onPhone="blocks"
      head={[
        { content: 'Rule' },
        { content: 'Of what' },
        { content: 'From' },
        { content: 'What it asks, and its source' },
      ]}
      rows={rules.map((rule) => [
        { content: ruleNames[rule.rule], class: 'govuk-!-width-one-quarter' },
        {
          content: (
            <>
              {scopeWords(rule.scope)}, {amountWords(rule)}
            </>
          ),
          class: 'govuk-!-width-one-quarter',
        },
        { content: rule.to ? `${longDay(rule.from)} to ${longDay(rule.to)}` : longDay(rule.from) },
        {
          content: (
            <>
              {rule.effect === 'check' ? <strong>The law is not plain here: look into it. </strong> : null}
              {rule.duty} <span class="gm-muted">{rule.source}.</span>
            </>
          ),
        },
      ])}
    />
  )
}

function amountWords({ comparator, amount, vat }: Rule): string {
  if (!comparator || !amount) return 'of any size'
  return `${comparatorWords[comparator]} ${exactMoney(amount)}, ${vat === 'including' ? 'with VAT' : 'without VAT'}`
}

function Versions({ versions }: { versions: PolicyRecord[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Versions</h2>
      <ul class="govuk-list">
        {versions.map(({ version, from, to }) => (
          <li>
            {version}, from {longDay(from)}
            {to ? ` to ${longDay(to)}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
