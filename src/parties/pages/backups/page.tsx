import { longMoment } from '../../../language/day.ts'
import { backupsIn, type BackupRecord, restorationsIn } from '../../../platform/backup/backups.ts'
import {
  type BackupPlan,
  keepPlan,
  often,
  type PlanErrors,
  planOf,
  readPlan,
  type TypedPlan,
} from '../../../platform/backup/plan.ts'
import { backupStanding, type BackupStanding, beginBackUpNow } from '../../../platform/backup/scheduled.ts'
import { sizeWords } from '../../../platform/backup/size-words.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Table } from '../../../web/components/table.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { keepBackups } from '../../permissions.ts'
import { Errors } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

/** How back-ups stand, how often they are made, and one at once. */
export const backupsPage = definePage({
  path: pattern.backups(),
  allow: keepBackups,
  get: (visit) => list(visit, {}),
  async post(visit) {
    const { form, tx, urls } = visit
    const typed = {
      often: form.text('often'),
      kept: form.text('kept').trim(),
      publicKey: form.text('publicKey').trim(),
    }
    const read = await readPlan(typed)
    if ('errors' in read) return list(visit, { typed, errors: read.errors })
    const isKept = await keepPlan(tx, read.plan, Number(form.text('version')))
    return isKept ? goTo(urls.backups()) : list(visit, { typed, isStale: true })
  },
})

export const backUpNowPage = definePage({
  path: pattern.backUpNow(),
  allow: keepBackups,
  async post({ platform, urls }) {
    beginBackUpNow(platform)
    return goTo(urls.backups())
  },
})

interface Listed {
  typed?: TypedPlan
  errors?: PlanErrors
  /** Somebody else changed the plan meanwhile. */
  isStale?: boolean
}

const shown = 20

async function list(visit: Visit, { typed, errors = {}, isStale = false }: Listed): Promise<PageAnswer> {
  const { tx, urls, platform, now } = visit
  const plan = await planOf(tx, platform.settings)
  const backups = await backupsIn(tx, shown)
  const standing = await backupStanding(tx, platform.settings, now)
  const [restored] = await restorationsIn(tx)
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title="Back-ups"
        lede="A back-up holds every record and every file of this installation, of all its authorities, as they stood at one moment."
      />
      <Standing standing={standing} />
      {restored && (
        <p class="govuk-body">
          This installation was restored on {longMoment(restored.at)} from the back-up of{' '}
          {longMoment(restored.madeAt)}.
        </p>
      )}
      <form method="post" action={urls.backUpNow()}>
        <Button kind="secondary" preventDoubleClick>
          Make a back-up now
        </Button>
      </form>
      {backups.length === 0 ? (
        <EmptyState title="No back-ups yet">
          The first one will be listed here, with its size and its place.
        </EmptyState>
      ) : (
        <Backups backups={backups} />
      )}
      <PlanForm visit={visit} plan={plan} typed={typed} errors={errors} isStale={isStale} />
    </>
  )
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  const before = <SettingsTrail urls={urls} />
  return show({ title: 'Back-ups', current: 'settings', width: 'wide', before, body }, status)
}

function Standing({ standing: { last, newest, isOld } }: { standing: BackupStanding }) {
  return (
    <>
      {newest?.state === 'making' && (
        <InsetText>
          A back-up is being made since {longMoment(newest.beganAt)}. Open this page again to see how it went.
        </InsetText>
      )}
      {isOld && (
        <WarningText>
          {last ? 'The last good back-up is older than it should be.' : 'No back-up has been made yet.'} What
          went wrong stands in the list below.
        </WarningText>
      )}
      <p class="govuk-body">{lastWords(last)}</p>
    </>
  )
}

/** When the last good one was made, in a line. */
export function lastWords(last: BackupRecord | undefined): string {
  if (!last) return 'No back-up has been made yet.'
  return `The last good back-up was made on ${longMoment(last.beganAt)}.`
}

const occasions = { command: 'From the terminal', schedule: 'By itself', page: 'From this page' }

function Backups({ backups }: { backups: readonly BackupRecord[] }) {
  return (
    <Table
      caption="The newest back-ups"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Made' },
        { content: 'How' },
        { content: 'What is in it' },
        { content: 'How it went' },
      ]}
      rows={backups.map((backup) => [
        { content: longMoment(backup.beganAt) },
        { content: occasions[backup.occasion] },
        { content: <Contents backup={backup} /> },
        { content: wentWords(backup) },
      ])}
    />
  )
}

function Contents({ backup: { state, rows, files, bytes, place, isEncrypted } }: { backup: BackupRecord }) {
  if (state !== 'done') return <>Nothing</>
  const count = (of: number | null) => (of ?? 0).toLocaleString('en-GB')
  return (
    <>
      {count(rows)} rows, {count(files)} files, {sizeWords(bytes ?? 0)}
      {isEncrypted && ', encrypted'}
      <br />
      <code class="gm-key">{place}</code>
    </>
  )
}

function wentWords({ state, problem, missing, removedAt }: BackupRecord): string {
  if (state === 'making') return 'Being made'
  if (state === 'failed') return `It failed. ${problem ?? ''}`
  if (removedAt) return `Good; removed on ${longMoment(removedAt)}, as newer ones are kept`
  if (missing)
    return `Good, but ${missing === 1 ? 'one file' : `${missing} files`} named by the records were not there`
  return 'Good'
}

interface PlanFormProps {
  visit: Visit
  plan: BackupPlan
  typed: TypedPlan | undefined
  errors: PlanErrors
  isStale: boolean
}

function PlanForm({ visit, plan, typed, errors, isStale }: PlanFormProps) {
  const value = typed ?? { often: plan.often, kept: String(plan.kept), publicKey: plan.publicKey ?? '' }
  return (
    <form method="post" action={visit.urls.backups()} novalidate>
      <h2 class="govuk-heading-m">How often, and how many</h2>
      {isStale && (
        <InsetText>
          Somebody else changed this while you were typing: now it is “{often[plan.often]}”, and {plan.kept}{' '}
          are kept. What you typed is below, and is not saved yet.
        </InsetText>
      )}
      <p class="govuk-body">
        They are written to <code class="gm-key">{visit.platform.settings.backupDir}</code>. A copy on the
        same machine is lost with it: have that folder copied elsewhere, or set BACKUP_DIR to a disk of
        another machine.
      </p>
      <input type="hidden" name="version" value={plan.version} />
      <Radios
        name="often"
        legend="How often are back-ups made?"
        legendClass="govuk-fieldset__legend--s"
        items={Object.entries(often).map(([name, text]) => ({ value: name, text }))}
        value={value.often}
        error={errors.often}
      />
      <Input
        name="kept"
        label="How many are kept?"
        hint="Older ones are removed when a new one was made well. The last good one is never removed."
        value={value.kept}
        inputmode="numeric"
        class="govuk-input--width-3"
        error={errors.kept}
      />
      <Input
        name="publicKey"
        label="Public key to encrypt them to (optional)"
        hint="Of age, such as age1ql3z7hjy… Only who holds the private key can then restore them: keep it safe, and not on this machine."
        value={value.publicKey}
        spellcheck={false}
        autocomplete="off"
        error={errors.publicKey}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  )
}
