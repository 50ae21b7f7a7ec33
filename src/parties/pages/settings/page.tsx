import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass, type Permission } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { backupStanding } from '../../../platform/backup/scheduled.ts'
import { lastWords } from '../backups/page.tsx'
import { permission, staffMay } from '../../permission.ts'
import {
  keepBackups,
  manageTokens,
  openSettings,
  readAudit,
  readOutbox,
  readSuppliers,
  readTeams,
  seePeople,
} from '../../permissions.ts'

interface SettingsLink {
  text: string
  hint: string
  href: (urls: Urls) => string
  allow: Permission
}

const importFiles = permission('Those who bring contracts in from files.', [
  'administrator',
  'procurement-officer',
  'contract-manager',
])

const returnRhythm = permission('Administrators set when returns are asked for.', ['administrator'])
const runContracts = permission('Those who choose how contracts are run.', ['administrator', 'policy-lead'])

const fetchNotices = permission('Those who choose whether notices are fetched.', [
  'administrator',
  'procurement-officer',
])

const readChecking = staffMay('Everyone who works for the authority may read how deliveries are checked.')

const links: SettingsLink[] = [
  { text: 'People', hint: 'Who may do what; invitations', href: (urls) => urls.people(), allow: seePeople },
  {
    text: 'Teams',
    hint: 'Who works together, on which service',
    href: (urls) => urls.teams(),
    allow: readTeams,
  },
  {
    text: 'Suppliers',
    hint: 'Who delivers, and whom to write to',
    href: (urls) => urls.staffSuppliers(),
    allow: readSuppliers,
  },
  {
    text: 'Returns',
    hint: 'When suppliers are asked and reminded by themselves',
    href: (urls) => urls.returnRhythm(),
    allow: returnRhythm,
  },
  {
    text: 'Who benefited',
    hint: 'How many organisations are asked whether it happened, and when they are reminded',
    href: (urls) => urls.confirmationSetting(),
    allow: returnRhythm,
  },
  {
    text: 'Checking',
    hint: 'When a second person confirms, what is noticed, and what is drawn for a full check',
    href: (urls) => urls.checkingSettings(),
    allow: readChecking,
  },
  {
    text: 'Files brought in',
    hint: 'Contracts and commitments from spreadsheets',
    href: (urls) => urls.imports(),
    allow: importFiles,
  },
  {
    text: 'Find a Tender',
    hint: 'The council’s notices, fetched by themselves',
    href: (urls) => urls.noticeSource(),
    allow: fetchNotices,
  },
  {
    text: 'How contracts are run',
    hint: 'How long ahead to decide, and what is done when one begins',
    href: (urls) => urls.contractSettings(),
    allow: runContracts,
  },
  {
    text: 'Outbox',
    hint: 'Letters that were sent, or kept here',
    href: (urls) => urls.outbox(),
    allow: readOutbox,
  },
  {
    text: 'Back-ups',
    hint: 'A copy of everything, made by itself',
    href: (urls) => urls.backups(),
    allow: keepBackups,
  },
  {
    text: 'Work at a time of day',
    hint: 'What is done by itself, and what failed',
    href: (urls) => urls.scheduledWork(),
    allow: keepBackups,
  },
  {
    text: 'Audit trail',
    hint: 'Every change and every sign-in',
    href: (urls) => urls.auditTrail(),
    allow: readAudit,
  },
  { text: 'API tokens', hint: 'Keys for programs', href: (urls) => urls.tokens(), allow: manageTokens },
]

/** The settings that the visitor may open. */
export const settingsPage = definePage({
  path: pattern.settings(),
  allow: openSettings,
  async get({ urls, visitor, authority, tx, platform, now }) {
    const mine = links.filter(({ allow }) => mayPass(allow, visitor.roles, false))
    const backups = mayPass(keepBackups, visitor.roles, false)
      ? await backupStanding(tx, platform.settings, now)
      : undefined
    const body = (
      <>
        <PageHeading title="Settings" about={authority.name} />
        <ul class="govuk-list">
          {mine.map(({ text, hint, href }) => (
            <li class="govuk-!-margin-bottom-4">
              <a class="govuk-link govuk-!-font-size-24" href={href(urls)}>
                {text}
              </a>
              <div class="govuk-hint govuk-!-margin-bottom-0">{hint}</div>
              {backups && text === 'Back-ups' && (
                <p class="govuk-body govuk-!-margin-bottom-0">
                  {backups.isOld && <Tag colour="red">Look at this</Tag>} {lastWords(backups.last)}
                </p>
              )}
            </li>
          ))}
        </ul>
      </>
    )
    return show({ title: 'Settings', current: 'settings', body })
  },
})
