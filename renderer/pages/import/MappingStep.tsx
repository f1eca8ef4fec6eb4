import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { goToStep, setProfile, setRemember, useImport } from '#renderer/pages/import/importStore.ts';
import { MappingRow } from '#renderer/pages/import/MappingRow.tsx';
import { unusable, unusedColumns, withSource } from '#renderer/pages/import/mappingEdit.ts';
import { OptionsPanel } from '#renderer/pages/import/OptionsPanel.tsx';
import type { Defaults, TargetFilter, TargetGroup } from '#renderer/pages/import/targets.ts';
import {
  missingCount,
  neededFields,
  shownGroups,
  startingTexts,
  wayOfImport,
} from '#renderer/pages/import/targets.ts';
import { Chips } from '#renderer/parts/Chips.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { InspectedFile } from '#shared/api/imports.ts';
import type { FieldSource, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { regimeOfProfile } from '#shared/consignment/intake/columnMapping.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';

const FILTERS = ['open', 'missing', 'all'] as const;

/** Saying where each field comes from, with the first rows in sight. */
export function MappingStep() {
  const { inspected, profile } = useImport();
  return inspected === null || profile === null ? null : <Mapping inspected={inspected} profile={profile} />;
}

function Mapping(props: { readonly inspected: InspectedFile; readonly profile: MappingProfile }) {
  const t = useText();
  const { inspected, profile } = props;
  const defaults = useDefaults();
  const [filter, setFilter] = useState<TargetFilter>('open');
  const [search, setSearch] = useState('');
  // What is shown is decided when the filter changes, not while a row is edited: rows must not jump away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const groups = useMemo(
    () => shownGroups(filter, search, profile, defaults, (field) => fieldLabel(t, field)),
    [filter, search, inspected, profile.regime, defaults, t],
  );
  const broken = unusable(profile, inspected.header);
  const change = (field: string, source: FieldSource | null) =>
    setProfile({ ...profile, mapping: withSource(profile.mapping, field, source) });
  return (
    <>
      <Panel
        title={
          inspected.remembered
            ? t('import.map.remembered', { name: profile.name })
            : t('import.map.suggested')
        }
        className="import-map-head"
        actions={
          <Button
            type="primary"
            disabled={profile.groupBy === '' || broken.length > 0}
            onClick={() => goToStep('preview')}
          >
            {t('import.map.next')}
          </Button>
        }
      >
        <div className="import-map-settings">
          <Field label={t('regime.import')} help={t('regime.import.help')}>
            {(ids) => (
              <Choice
                {...ids}
                value={regimeOfProfile(profile)}
                options={REGIME_CODES.map((code) => ({ value: code, label: t(`regime.${code}`) }))}
                onChange={(regime) => setProfile({ ...profile, regime })}
              />
            )}
          </Field>
          <Field label={t('import.map.groupBy')} help={t('import.map.groupBy.hint')}>
            {(ids) => (
              <Choice
                {...ids}
                value={profile.groupBy}
                options={['', ...inspected.header].map((name) => ({
                  value: name,
                  label: name === '' ? t('import.map.column.choose') : name,
                }))}
                onChange={(groupBy) => setProfile({ ...profile, groupBy })}
              />
            )}
          </Field>
          <EarlierProfile inspected={inspected} />
          <RememberField profile={profile} file={inspected.name} />
        </div>
        {profile.groupBy === '' && <p className="fatal-text">{t('import.map.groupBy.missing')}</p>}
        {broken.length > 0 && (
          <p className="fatal-text">
            {t('import.map.broken', {
              fields: broken.map((field) => fieldLabel(t, field)).join(t('import.listComma')),
            })}
          </p>
        )}
        <p className="dim">{unusedText(t, unusedColumns(inspected.header, profile))}</p>
      </Panel>
      <div className="toolbar import-map-tools">
        <Chips
          label={t('import.map.filter')}
          options={FILTERS.map((value) => ({ value, label: t(`import.map.filter.${value}`) }))}
          value={filter}
          onChange={setFilter}
        />
        <Input.Search
          className="import-map-search"
          allowClear
          value={search}
          aria-label={t('import.map.search')}
          placeholder={t('import.map.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span className="dim">{missingText(t, missingCount(profile, defaults))}</span>
      </div>
      {groups.length === 0 && <EmptyState title={t('import.map.none')} />}
      {groups.map((group) => (
        <GroupTable
          key={group.name}
          group={group}
          inspected={inspected}
          profile={profile}
          defaults={defaults}
          change={change}
        />
      ))}
      <OptionsPanel profile={profile} header={inspected.header} />
    </>
  );
}

interface GroupTableProps {
  readonly group: TargetGroup;
  readonly inspected: InspectedFile;
  readonly profile: MappingProfile;
  readonly defaults: Defaults;
  change(field: string, source: FieldSource | null): void;
}

function GroupTable({ group, inspected, profile, defaults, change }: GroupTableProps) {
  const t = useText();
  const needed = neededFields(wayOfImport(profile));
  const done = group.fields.filter((field) => profile.mapping[field] !== undefined).length;
  return (
    <Panel
      title={t(`section.${group.name}`)}
      aside={t('import.map.groupCount', { done, all: group.fields.length })}
    >
      <table className="plain-table import-map">
        <colgroup>
          <col className="import-map-field" />
          <col className="import-map-source" />
          <col />
          <col className="import-map-sample" />
        </colgroup>
        <thead>
          <tr>
            <th>{t('import.map.field')}</th>
            <th>{t('import.map.source')}</th>
            <th>{t('import.map.value')}</th>
            <th>{t('import.map.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {group.fields.map((field) => (
            <MappingRow
              key={field}
              field={field}
              source={profile.mapping[field]}
              inspected={inspected}
              fallback={defaults[field] ?? ''}
              needed={needed.has(field)}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function EarlierProfile({ inspected }: { readonly inspected: InspectedFile }) {
  const t = useText();
  const profiles = useCall('imports.profiles', {});
  const earlier = (profiles.value ?? []).filter(
    (one) => one.headerSignature !== inspected.profile.headerSignature || !inspected.remembered,
  );
  if (earlier.length === 0) return null;
  return (
    <Field label={t('import.map.useProfile')}>
      {(ids) => (
        <Choice
          {...ids}
          value=""
          options={[
            { value: '', label: '—' },
            ...earlier.map((one, i) => ({ value: String(i), label: one.name })),
          ]}
          onChange={(index) => {
            const chosen = earlier[Number(index)];
            if (index !== '' && chosen !== undefined) {
              setProfile({ ...chosen, headerSignature: inspected.profile.headerSignature });
            }
          }}
        />
      )}
    </Field>
  );
}

function RememberField(props: { readonly profile: MappingProfile; readonly file: string }) {
  const t = useText();
  const remember = useImport((state) => state.remember);
  return (
    <Field label={t('import.map.name')}>
      {(ids) => (
        <>
          <Input
            {...ids}
            value={props.profile.name}
            maxLength={200}
            placeholder={t('import.map.rename.default', { file: props.file })}
            onChange={(event) => setProfile({ ...props.profile, name: event.target.value })}
          />
          <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
            {t('import.map.remember')}
          </Checkbox>
        </>
      )}
    </Field>
  );
}

/** What new consignments get from the settings without any file. */
function useDefaults(): Defaults {
  const settings = useCall('settings.get', {});
  return useMemo(() => startingTexts(settings.value), [settings.value]);
}

function unusedText(t: Text, columns: readonly string[]): string {
  if (columns.length === 0) return t('import.map.unusedNone');
  return `${t('import.map.unused')} ${columns.join(t('import.listComma'))}`;
}

function missingText(t: Text, count: number): string {
  return count === 0 ? t('import.map.requiredAll') : t('import.map.requiredMissing', { count });
}
