import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { cells } from '#renderer/pages/import/samples.ts';
import { renamedValue, withoutValue, withValue } from '#renderer/pages/import/valueMap.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import type { InspectedFile } from '#shared/api/imports.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { FieldSource } from '#shared/consignment/intake/columnMapping.ts';

type ColumnSource = Extract<FieldSource, { readonly from: 'column' }>;

interface ValueLinesProps {
  readonly field: string;
  readonly label: string;
  readonly source: ColumnSource;
  readonly inspected: InspectedFile;
  onChange(source: ColumnSource): void;
}

/** What else can be said of a column: how rows gather, the form of its cells, and what its texts stand for. */
export function ValueLines({ field, label, source, inspected, onChange }: ValueLinesProps) {
  const t = useText();
  const spec = FIELD_PATTERNS.get(field);
  const numeric = spec?.kind === 'decimal' || spec?.kind === 'integer';
  const lines = Object.entries(source.values ?? {});
  return (
    <div className="import-lines">
      {numeric && !field.startsWith('items.') && (
        <Choice
          label={t('import.map.gatherOf', { field: label })}
          value={source.gather ?? 'same'}
          options={(['same', 'sum'] as const).map((value) => ({
            value,
            label: t(`import.map.gather.${value}`),
          }))}
          onChange={(gather) => onChange({ ...source, gather })}
        />
      )}
      {spec?.kind === 'text' && (
        <Input
          addonBefore={t('import.map.pattern')}
          value={source.pattern ?? ''}
          placeholder={t('import.map.pattern.hint')}
          aria-label={t('import.map.patternOf', { field: label })}
          onChange={(event) => {
            const { pattern: _, ...rest } = source;
            onChange(event.target.value === '' ? rest : { ...rest, pattern: event.target.value });
          }}
        />
      )}
      <p className="dim">{t('import.map.values.hint')}</p>
      {lines.map(([from, to], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text of a line is what is being edited
        <div key={i} className="import-line">
          <Input
            value={from}
            aria-label={t('import.map.values.fromOf', { field: label, n: i + 1 })}
            placeholder={t('import.map.values.from')}
            onChange={(event) => onChange(renamedValue(source, i, event.target.value))}
          />
          <span aria-hidden="true">→</span>
          {spec !== undefined && (
            <FieldInput
              spec={spec}
              value={to}
              aria-label={t('import.map.values.toOf', { field: label, n: i + 1 })}
              onChange={(text) => onChange(withValue(source, from, text))}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('import.map.values.remove', { text: from })}
            onClick={() => onChange(withoutValue(source, from))}
          />
        </div>
      ))}
      <Button size="small" onClick={() => onChange(withValue(source, nextText(source, inspected), ''))}>
        {t('import.map.values.add')}
      </Button>
    </div>
  );
}

/** A text of the column that has no line yet. */
function nextText(source: ColumnSource, inspected: InspectedFile): string {
  const present = new Set(Object.keys(source.values ?? {}));
  return cells(source.column, inspected.header, inspected.sample).find((text) => !present.has(text)) ?? '';
}
