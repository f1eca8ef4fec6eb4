import type { ReactNode } from 'react';
import { useId } from 'react';

/** What a control needs to be tied to its label and help. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: string;
  /** A short line below; read out with the control. */
  readonly help?: ReactNode;
  /** Beside the label: marks. */
  readonly mark?: ReactNode;
  /** How much the worst finding on this field weighs. */
  readonly tone?: string | undefined;
  children(ids: FieldIds): ReactNode;
}

/** A labelled control: label above, help below, tied together for screen readers. */
export function Field(props: FieldProps) {
  const id = useId();
  const hasHelp = props.help !== undefined && props.help !== null;
  return (
    <div className={props.tone === undefined ? 'field' : `field field-${props.tone}`}>
      <div className="field-label">
        <label htmlFor={id}>{props.label}</label>
        {props.mark}
      </div>
      {props.children({ id, 'aria-describedby': hasHelp ? `${id}-help` : undefined })}
      {hasHelp && (
        <div id={`${id}-help`} className="field-help">
          {props.help}
        </div>
      )}
    </div>
  );
}
