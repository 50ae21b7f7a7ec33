import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export interface PageHeadingProps {
  title: ComponentChildren
  size?: 'xl' | 'l' | 'm'
  /** A line above: what kind of thing this is. */
  caption?: ComponentChildren
  /** Status tags; above the title on public pages, beside it on staff pages. */
  tags?: ComponentChildren
  tagsBeside?: boolean
  /** Two or three sentences. */
  lede?: ComponentChildren
  /** A muted line below: whose it is, when it was sent. */
  about?: ComponentChildren
  /** At the right when there is room: "3 of 14 to check". */
  aside?: ComponentChildren
}

/** The one heading that names the page's thing, with what must be known at once. */
export function PageHeading(props: PageHeadingProps) {
  const { size = 'l', tags, tagsBeside, aside } = props
  return (
    <div class={classNames('gm-page-heading', tagsBeside && 'gm-page-heading--beside')}>
      {props.caption && <p class="gm-page-heading__caption">{props.caption}</p>}
      {tags && !tagsBeside && <p class="gm-page-heading__tags">{tags}</p>}
      <div class="gm-page-heading__row">
        <h1 class={`govuk-heading-${size}`}>{props.title}</h1>
        {tags && tagsBeside && <p class="gm-page-heading__tags">{tags}</p>}
        {aside && <div class="gm-page-heading__aside">{aside}</div>}
      </div>
      {props.about && <p class="gm-page-heading__about">{props.about}</p>}
      {props.lede && <p class="gm-page-heading__lede">{props.lede}</p>}
    </div>
  )
}
