import { classNames } from './class-names.ts'
import { descriptionOf, type FieldProps, idOf, LabelledControl } from './form-group.tsx'

export interface FileUploadProps extends FieldProps {
  multiple?: boolean
  /** The kinds of file offered first, such as `.csv,.xlsx`. */
  accept?: string
  /** On a phone, `environment` opens the camera. */
  capture?: 'user' | 'environment'
}

/** The browser's own control: it takes dropped files too, and needs no script. */
export function FileUpload(props: FileUploadProps) {
  const id = idOf(props)
  return (
    <LabelledControl field={props}>
      {props.before}
      <input
        class={classNames(
          'govuk-file-upload',
          props.class,
          Boolean(props.error) && 'govuk-file-upload--error',
        )}
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
      {props.after}
    </LabelledControl>
  )
}
