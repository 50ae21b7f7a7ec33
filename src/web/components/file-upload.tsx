import { type Attributes, classNames } from './class-names.ts'
import { descriptionOf, type FieldProps, idOf, LabelledControl } from './form-group.tsx'

export interface FileUploadProps extends FieldProps {
  multiple?: boolean
  /** The kinds of file offered first, such as `.csv,.xlsx`. */
  accept?: string
  /** On a phone, `environment` opens the camera. */
  capture?: 'user' | 'environment'
  /** A place to drop files, where scripts run. */
  isDropZone?: boolean
  dropZoneClass?: string
  dropZoneAttributes?: Attributes
}

export function FileUpload(props: FileUploadProps) {
  const id = idOf(props)
  const input = (
    <input
      class={classNames('govuk-file-upload', props.class, Boolean(props.error) && 'govuk-file-upload--error')}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      accept={props.accept}
      capture={props.capture}
      aria-describedby={descriptionOf(id, props)}
      {...props.attributes}
    />
  )
  return (
    <LabelledControl field={props}>
      {props.before}
      {props.isDropZone ? (
        <div
          class={classNames('govuk-file-upload-wrapper', props.dropZoneClass)}
          data-module="govuk-file-upload"
          {...props.dropZoneAttributes}
        >
          {input}
        </div>
      ) : (
        input
      )}
      {props.after}
    </LabelledControl>
  )
}
