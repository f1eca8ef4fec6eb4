import { Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import {
  computationsFor,
  freshComputation,
  sameAsChoices,
  unknownInTemplate,
} from '#renderer/pages/import/mappingEdit.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { FieldSource } from '#shared/consignment/intake/columnMapping.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

interface SourceEditorProps {
  readonly field: string;
  readonly label: string;
  readonly source: FieldSource;
  readonly header: readonly string[];
  onChange(source: FieldSource): void;
}

/** The control for a source, by its kind. */
export function SourceEditor(props: SourceEditorProps) {
  const t = useText();
  const { field, label, source, header, onChange } = props;
  switch (source.from) {
    case 'column':
      return (
        <ColumnChoice
          label={t('import.map.columnOf', { field: label })}
          column={source.column}
          header={header}
          onChange={(column) => onChange({ ...source, column })}
        />
      );
    case 'constant': {
      const spec = FIELD_PATTERNS.get(field);
      return spec === undefined ? null : (
        <FieldInput
          spec={spec}
          value={source.text}
          aria-label={t('import.map.textOf', { field: label })}
          onChange={(text) => onChange({ from: 'constant', text })}
        />
      );
    }
    case 'template':
      return <TemplateInput {...props} text={source.text} />;
    case 'computed':
      return <ComputationChoice {...props} source={source} />;
  }
}

interface ColumnChoiceProps {
  readonly label: string;
  readonly column: string;
  readonly header: readonly string[];
  onChange(column: string): void;
}

function ColumnChoice({ label, column, header, onChange }: ColumnChoiceProps) {
  const names = header.includes(column) ? header : [column, ...header];
  return (
    <Choice
      label={label}
      value={column}
      options={names.map((name) => ({ value: name, label: name }))}
      onChange={onChange}
    />
  );
}

function TemplateInput(props: SourceEditorProps & { readonly text: string }) {
  const t = useText();
  const unknown = unknownInTemplate(props.text);
  const insertable = [...OFFERED_FIELDS.keys()].filter(
    (field) => field !== props.field && (props.field.startsWith('items.') || !field.startsWith('items.')),
  );
  return (
    <>
      <Input
        value={props.text}
        status={unknown === null ? '' : 'error'}
        aria-label={t('import.map.templateOf', { field: props.label })}
        placeholder={t('import.map.template.hint')}
        onChange={(event) => props.onChange({ from: 'template', text: event.target.value })}
      />
      <Choice
        label={t('import.map.template.insertOf', { field: props.label })}
        value=""
        options={[
          { value: '', label: t('import.map.template.insert') },
          ...insertable.map((field) => ({ value: field, label: fieldLabel(t, field) })),
        ]}
        onChange={(field) => {
          if (field !== '') props.onChange({ from: 'template', text: `${props.text}{${field}}` });
        }}
      />
      {unknown !== null && (
        <span className="fatal-text">{t('import.map.template.unknown', { name: unknown })}</span>
      )}
    </>
  );
}

type ComputedSource = Extract<FieldSource, { readonly from: 'computed' }>;

function ComputationChoice(props: SourceEditorProps & { readonly source: ComputedSource }) {
  const t = useText();
  const { field, label, source, header, onChange } = props;
  const offered = computationsFor(field);
  const names = offered.includes(source.how) ? offered : [source.how, ...offered];
  return (
    <>
      <Choice
        label={t('import.map.computeOf', { field: label })}
        value={source.how}
        options={names.map((how) => ({ value: how, label: t(`import.map.how.${how}`) }))}
        onChange={(how) => onChange({ from: 'computed', ...freshComputation(how, field, header) })}
      />
      {source.how === 'sameAs' && (
        <Choice
          label={t('import.map.otherOf', { field: label })}
          value={source.field}
          options={[...new Set([source.field, ...sameAsChoices(field)])].map((other) => ({
            value: other,
            label: fieldLabel(t, other),
          }))}
          onChange={(other) => onChange({ ...source, field: other })}
        />
      )}
      {source.how === 'perUnitTimesQty' && (
        <ColumnChoice
          label={t('import.map.columnOf', { field: label })}
          column={source.column}
          header={header}
          onChange={(column) => onChange({ ...source, column })}
        />
      )}
    </>
  );
}
