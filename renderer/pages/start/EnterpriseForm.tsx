import { Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import type { Enterprise } from '#shared/api/profile.ts';
import { enterpriseSchema } from '#shared/api/profile.ts';

const LENGTHS = { code: 18, name: 100, telephone: 50, dxpId: 30 } as const satisfies Record<
  keyof Enterprise,
  number
>;
const NAMES = Object.keys(enterpriseSchema.shape) as (keyof Enterprise)[];

interface EnterpriseFormProps {
  readonly value: Enterprise;
  onChange(next: Enterprise): void;
}

/** The enterprise that declares. */
export function EnterpriseForm({ value, onChange }: EnterpriseFormProps) {
  const t = useText();
  return (
    <fieldset className="enterprise-form">
      <legend>
        {t('start.enterprise.title')} <span className="dim">{t('common.optional')}</span>
      </legend>
      <p className="field-help">{t('start.enterprise.help')}</p>
      {NAMES.map((name) => (
        <Field key={name} label={t(`enterprise.${name}`)} help={t.find(`enterprise.${name}.help`)}>
          {(ids) => (
            <Input
              {...ids}
              value={value[name]}
              maxLength={LENGTHS[name]}
              autoComplete="off"
              onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
