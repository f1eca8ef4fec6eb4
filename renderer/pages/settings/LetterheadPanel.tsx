import { Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { Settings } from '#shared/api/profile.ts';

interface LetterheadPanelProps {
  readonly settings: Settings;
  readonly change: SettingsEdit['change'];
}

const FIELDS = [
  ['nameEn', 200],
  ['addressZh', 300],
  ['addressEn', 300],
  ['bankName', 200],
  ['bankAccount', 60],
  ['bankCode', 20],
] as const;

/** What printed papers say of the enterprise beyond its code and name. */
export function LetterheadPanel({ settings, change }: LetterheadPanelProps) {
  const t = useText();
  const { letterhead } = settings;
  return (
    <Panel title={t('settings.letterhead')}>
      <p className="hint">{t('settings.letterhead.hint')}</p>
      <div className="settings-fields">
        {FIELDS.map(([name, max]) => (
          <Field key={name} label={t(`settings.letterhead.${name}`)}>
            {(ids) => (
              <Input
                {...ids}
                value={letterhead[name]}
                maxLength={max}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) =>
                  change(`letterhead.${name}`, { letterhead: { ...letterhead, [name]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </Panel>
  );
}
