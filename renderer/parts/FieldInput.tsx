import { Input, Select } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { CodePicker } from '#renderer/parts/CodePicker.tsx';
import type { FieldSpec } from '#shared/consignment/fields.ts';

interface FieldInputProps {
  readonly spec: FieldSpec;
  readonly value: string;
  onChange(text: string): void;
  onBlur?(): void;
  readonly readOnly?: boolean;
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
}

const PLACEHOLDERS: Partial<Record<FieldSpec['kind'], string>> = {
  date: 'YYYY-MM-DD',
  time: 'YYYY-MM-DD hh:mm:ss',
};

/** The control for a field of the field table, by its kind. It takes any text: what is wrong is said, never refused. */
export function FieldInput(props: FieldInputProps) {
  const t = useText();
  const { spec, value, onChange, readOnly = false, onBlur, ...aria } = props;
  switch (spec.kind) {
    case 'code':
      return (
        <CodePicker
          table={spec.table}
          value={value}
          onChange={onChange}
          onBlur={onBlur}
          readOnly={readOnly}
          {...aria}
        />
      );
    case 'choice':
      if (readOnly) return <Input readOnly value={t.find(`common.${value}`) ?? value} {...aria} />;
      return (
        <Select
          value={value === '' ? null : value}
          allowClear
          onChange={(next: string | undefined | null) => onChange(next ?? '')}
          {...(onBlur === undefined ? {} : { onBlur })}
          options={spec.options.map((option) => ({
            value: option,
            label: t.find(`common.${option}`) ?? option,
          }))}
          {...definedAria(aria)}
        />
      );
    default:
      return (
        <Input
          value={value}
          readOnly={readOnly}
          inputMode={spec.kind === 'decimal' || spec.kind === 'integer' ? 'decimal' : 'text'}
          className={spec.kind === 'decimal' || spec.kind === 'integer' ? 'number' : ''}
          placeholder={PLACEHOLDERS[spec.kind] ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          {...aria}
        />
      );
  }
}

function definedAria(aria: Readonly<Record<string, string | boolean | undefined>>) {
  return Object.fromEntries(Object.entries(aria).filter(([, value]) => value !== undefined));
}
