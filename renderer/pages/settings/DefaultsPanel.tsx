import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { Settings } from '#shared/api/profile.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

interface DefaultsPanelProps {
  readonly settings: Settings;
  readonly change: SettingsEdit['change'];
}

/** What every new consignment starts with. Numbers of one parcel are not offered: they are never the same twice. */
export function DefaultsPanel({ settings, change }: DefaultsPanelProps) {
  const t = useText();
  const { defaults } = settings;
  const set = (field: string, next: Settings['defaults']) => change(`defaults.${field}`, { defaults: next });
  const present = [...FIELD_PATTERNS].filter(([field]) => Object.hasOwn(defaults, field));
  const remove = (field: string) => {
    set(field, Object.fromEntries(Object.entries(defaults).filter(([name]) => name !== field)));
    showToast({ tone: 'done', text: t('settings.defaults.removed', { field: fieldLabel(t, field) }) });
  };
  return (
    <Panel title={t('settings.defaults')}>
      <p className="hint">{t('settings.defaults.hint')}</p>
      {present.length === 0 && <p>{t('settings.defaults.none')}</p>}
      {present.map(([field, spec]) => {
        const label = fieldLabel(t, field);
        return (
          <div key={field} className="settings-default">
            <span>{label}</span>
            <FieldInput
              spec={spec}
              value={defaults[field] ?? ''}
              aria-label={t('settings.defaults.valueOf', { field: label })}
              onChange={(text) => set(field, { ...defaults, [field]: text })}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('settings.defaults.remove', { field: label })}
              onClick={() => remove(field)}
            />
          </div>
        );
      })}
      <Choice
        label={t('settings.defaults.add')}
        value=""
        options={[{ value: '', label: t('settings.defaults.add') }, ...offered(defaults)].map(
          ({ value, label }) => ({ value, label: label === null ? fieldLabel(t, value) : label }),
        )}
        onChange={(field) => {
          if (field !== '') set(field, { ...defaults, [field]: '' });
        }}
      />
    </Panel>
  );
}

/** Numbers and dates that belong to one parcel. */
const OF_ONE_PARCEL: ReadonlySet<string> = new Set([
  'order.orderNo',
  'order.copNo',
  'transport.waybillNo',
  'payment.payNo',
  'consignee.name',
  'consignee.address',
  'consignee.telephone',
]);

function offered(
  defaults: Settings['defaults'],
): readonly { readonly value: string; readonly label: null }[] {
  return [...OFFERED_FIELDS.keys()]
    .filter(
      (field) => !field.startsWith('items.') && !OF_ONE_PARCEL.has(field) && !Object.hasOwn(defaults, field),
    )
    .map((value) => ({ value, label: null }));
}
