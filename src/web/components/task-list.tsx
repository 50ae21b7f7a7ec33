import type { ComponentChildren } from 'preact'
import { type Attributes, classNames, describedByIds } from './class-names.ts'

export interface Task {
  title: ComponentChildren
  /** Left out while the task can't be started. */
  href?: string
  hint?: ComponentChildren
  /** Words such as "Completed", or a tag. */
  status: ComponentChildren
  statusClass?: string
  titleClass?: string
  class?: string
}

export interface TaskListProps {
  items: readonly (Task | false | null | undefined)[]
  idPrefix?: string
  class?: string
  attributes?: Attributes
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const statusId = `${id}-status`
  const hintId = task.hint ? `${id}-hint` : undefined
  return (
    <li
      class={classNames('govuk-task-list__item', task.href && 'govuk-task-list__item--with-link', task.class)}
    >
      <div class="govuk-task-list__name-and-hint">
        {task.href ? (
          <a
            class={classNames('govuk-link', 'govuk-task-list__link', task.titleClass)}
            href={task.href}
            aria-describedby={describedByIds(hintId, statusId)}
          >
            {task.title}
          </a>
        ) : (
          <div class={task.titleClass}>{task.title}</div>
        )}
        {hintId && (
          <div id={hintId} class="govuk-task-list__hint">
            {task.hint}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', task.statusClass)} id={statusId}>
        {task.status}
      </div>
    </li>
  )
}

export function TaskList({ items, idPrefix = 'task-list', class: names, attributes }: TaskListProps) {
  return (
    <ul class={classNames('govuk-task-list', names)} {...attributes}>
      {items.map((task, place) => task && <TaskItem task={task} id={`${idPrefix}-${place + 1}`} />)}
    </ul>
  )
}
