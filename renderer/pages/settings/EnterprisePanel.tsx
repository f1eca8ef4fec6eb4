import { Input } from 'antd';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { CodeVerdict } from '#renderer/pages/settings/enterpriseCode.ts';
import { isGoodCode, judgeEnterpriseCode } from '#renderer/pages/settings/enterpriseCode.ts';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { Enterprise, Settings } from '#shared/api/profile.ts';

interface SettingsPanelProps {
  readonly settings: Settings;
  readonly change: SettingsEdit['change'];
}

const FIELDS = [
  ['code', 18],
  ['name', 100],
  ['telephone', 50],
  ['dxpId', 30],
] as const;

/** Who declares; the code is looked at as it is typed. */
export function EnterprisePanel({ settings, change }: SettingsPanelProps) {
  const t = useText();
  const { enterprise } = settings;
  const verdict = judgeEnterpriseCode(enterprise.code);
  const helps: Readonly<Record<keyof Enterprise, React.ReactNode>> = {
    code: (
      <>
        {t('settings.enterprise.code.hint')}
        <br />
        <span className={isGoodCode(verdict) ? 'good-text' : 'fatal-text'} role="status">
          {verdictText(t, verdict)}
        </span>
      </>
    ),
    name: null,
    telephone: null,
    dxpId: t('settings.enterprise.dxpId.hint'),
  };
  return (
    <Panel title={t('settings.enterprise')}>
      <p className="hint">{t('settings.enterprise.hint')}</p>
      <div className="settings-fields">
        {FIELDS.map(([name, max]) => (
          <Field key={name} label={t(`settings.enterprise.${name}`)} help={helps[name]}>
            {(ids) => (
              <Input
                {...ids}
                value={enterprise[name]}
                maxLength={max}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) =>
                  change(`enterprise.${name}`, { enterprise: { ...enterprise, [name]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
      </div>
    </Panel>
  );
}

function verdictText(t: Text, verdict: CodeVerdict): string {
  const { kind, ...params } = verdict;
  return t(`settings.enterprise.code.${kind}`, params);
}
