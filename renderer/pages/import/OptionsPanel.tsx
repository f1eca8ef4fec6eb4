import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { setProfile } from '#renderer/pages/import/importStore.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { ImportOptions, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';

interface OptionsPanelProps {
  readonly profile: MappingProfile;
  readonly header: readonly string[];
}

const SPLITS = ['', '20', '50', '100'] as const;

/** How the file writes numbers and dates, and what becomes of rows that are no goods. */
export function OptionsPanel({ profile, header }: OptionsPanelProps) {
  const t = useText();
  const { options } = profile;
  const change = (part: Partial<ImportOptions>) =>
    setProfile({ ...profile, options: { ...options, ...part } });
  const skip = options.skipWhen[0];
  return (
    <Panel title={t('import.options')}>
      <div className="import-options">
        <OptionChoice name="decimalMark" values={['point', 'comma']} options={options} change={change} />
        <OptionChoice
          name="dateOrder"
          values={['ask', 'dayFirst', 'monthFirst']}
          options={options}
          change={change}
        />
        <OptionChoice
          name="badRows"
          values={['holdWholeOrder', 'keepOrderWithoutRow']}
          options={options}
          change={change}
        />
        <Field label={t('import.options.splitOver')}>
          {(ids) => (
            <Choice
              {...ids}
              value={options.splitOver === null ? '' : String(options.splitOver)}
              options={[
                ...new Set([...SPLITS, options.splitOver === null ? '' : String(options.splitOver)]),
              ].map((value) => ({ value, label: value === '' ? t('import.options.splitOver.none') : value }))}
              onChange={(value) => change({ splitOver: value === '' ? null : Number(value) })}
            />
          )}
        </Field>
        <ListField
          label={t('import.options.serviceItems')}
          help={t('import.options.serviceItems.hint')}
          values={options.serviceItems}
          onChange={(serviceItems) => change({ serviceItems })}
        />
        <OptionChoice
          name="serviceLines"
          values={['skip', 'addToFreight']}
          options={options}
          change={change}
        />
        <ListField
          label={t('import.options.cancelPrefixes')}
          values={options.cancelPrefixes}
          onChange={(cancelPrefixes) => change({ cancelPrefixes })}
        />
        <Field label={t('import.options.skipWhen.column')}>
          {(ids) => (
            <Choice
              {...ids}
              value={skip?.column ?? ''}
              options={['', ...header].map((name) => ({
                value: name,
                label: name === '' ? t('import.options.skipWhen.none') : name,
              }))}
              onChange={(column) =>
                change({
                  skipWhen:
                    column === ''
                      ? []
                      : [{ column, values: skip?.values ?? [] }, ...options.skipWhen.slice(1)],
                })
              }
            />
          )}
        </Field>
        {skip !== undefined && (
          <ListField
            label={t('import.options.skipWhen.values')}
            values={skip.values}
            onChange={(values) => change({ skipWhen: [{ ...skip, values }, ...options.skipWhen.slice(1)] })}
          />
        )}
      </div>
      {options.badRows === 'keepOrderWithoutRow' && (
        <p className="warning-text">{t('import.options.badRows.warning')}</p>
      )}
    </Panel>
  );
}

type ChoiceOptions = Pick<ImportOptions, 'decimalMark' | 'dateOrder' | 'badRows' | 'serviceLines'>;

function OptionChoice<N extends keyof ChoiceOptions>(props: {
  readonly name: N;
  readonly values: readonly ChoiceOptions[N][];
  readonly options: ImportOptions;
  change(part: Partial<ImportOptions>): void;
}) {
  const t = useText();
  return (
    <Field label={t(`import.options.${props.name}`)}>
      {(ids) => (
        <Choice
          {...ids}
          value={props.options[props.name]}
          options={props.values.map((value) => ({
            value,
            label: t.find(`import.options.${props.name}.${value}`) ?? value,
          }))}
          onChange={(value) => props.change({ [props.name]: value })}
        />
      )}
    </Field>
  );
}

/** A list typed with commas; read when the field is left, so that a comma can be typed. */
function ListField(props: {
  readonly label: string;
  readonly help?: string;
  readonly values: readonly string[];
  onChange(values: readonly string[]): void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={props.label} help={props.help}>
      {(ids) => (
        <Input
          {...ids}
          value={typed ?? props.values.join(', ')}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null) return;
            props.onChange(
              typed
                .split(/[,，、;；]/)
                .map((text) => text.trim())
                .filter((text) => text !== ''),
            );
            setTyped(null);
          }}
        />
      )}
    </Field>
  );
}
