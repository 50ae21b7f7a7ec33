import { Fieldset } from '../fieldset.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Pagination } from '../pagination.tsx'
import { Panel } from '../panel.tsx'
import { PhaseBanner } from '../phase-banner.tsx'
import { QrCode } from '../qr-code.tsx'
import { type Status, statuses, StatusTag } from '../status-tag.tsx'
import { SummaryList } from '../summary-list.tsx'
import { Table } from '../table.tsx'
import { Tag } from '../tag.tsx'
import { TaskList } from '../task-list.tsx'
import type { GalleryPage } from './document.tsx'

const tasks = [
  { title: 'Describe the requirement', href: '#', status: 'Completed' },
  {
    title: 'Which duties apply',
    href: '#',
    hint: 'Two answers are needed',
    status: <Tag colour="blue">In progress</Tag>,
  },
  {
    title: 'Social value requirements',
    status: 'Cannot start yet',
    statusClass: 'govuk-task-list__status--cannot-start-yet',
  },
]

export const notices: GalleryPage = {
  name: 'notices',
  title: 'Notices, tasks and statuses',
  before: <PhaseBanner tag="Example">This is an invented council.</PhaseBanner>,
  body: (
    <>
      <NotificationBanner titleId="done" isSuccess text="The commitment is recorded." />
      <NotificationBanner titleId="told">
        <p>The bulletin of 30 September goes out on Thursday.</p>
      </NotificationBanner>
      <Panel title="Return sent" headingLevel={1}>
        Its number is
        <br />
        <strong>R-2026-0417</strong>
      </Panel>
      <h2 class="govuk-heading-m">Highways reactive repairs</h2>
      <TaskList items={tasks} />
      <h2 class="govuk-heading-m">Every status</h2>
      <ul class="gm-link-row">
        {Object.keys(statuses).map((status) => (
          <li>
            <StatusTag status={status as Status} />
          </li>
        ))}
      </ul>
      <SummaryList
        card={{ title: 'Commitment 4: bid-writing help', actions: [{ text: 'Change', href: '#' }] }}
        rows={[
          { key: 'Promised', value: '40 hours' },
          { key: 'Due', value: '31 March 2027' },
        ]}
      />
      <QrCode text="https://wrenshire.example/t/trial" title="Code that opens the trial on a phone" />
      <Fieldset legend="A table that scrolls sideways on a phone" legendClass="govuk-fieldset__legend--s">
        <Table
          onPhone={{ scrolls: 'Hours by quarter' }}
          caption="Hours by quarter"
          firstCellIsHeader
          head={['Quarter', 'Promised', 'Reported', 'Verified', 'Left'].map((content, place) => ({
            content,
            numeric: place > 0,
          }))}
          rows={[
            ['Q1 2026/27 (April to June 2026)', '10', '6', '6', '34'],
            ['Q2 2026/27 (July to September 2026)', '10', '8', '6', '28'],
          ].map((row) => row.map((content, place) => ({ content, numeric: place > 0 })))}
        />
      </Fieldset>
      <Pagination
        previous={{ href: '#' }}
        next={{ href: '#' }}
        pages={[
          { number: 1, href: '#' },
          'gap',
          { number: 6, href: '#', current: true },
          { number: 7, href: '#' },
        ]}
      />
    </>
  ),
}
