import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import {
  BRAND_TYPES,
  EXPORT_PREFERENCES,
  meantBrandType,
  meantPreference,
} from '#shared/catalog/elements/leadingCodes.ts';

interface LeadingFieldProps {
  readonly role: 'brandType' | 'preference';
  readonly value: string;
  onChange(text: string): void;
  /** Attributes that tie the control to its label and remarks. */
  readonly control: {
    readonly id: string;
    readonly 'data-slot': number;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-required': boolean;
    readonly 'aria-describedby': string;
  };
}

/** Brand type or export preference: chosen by its words, with what the chosen one means and where that is from. */
export function LeadingField({ role, value, onChange, control }: LeadingFieldProps) {
  const t = useText();
  const codes = role === 'brandType' ? BRAND_TYPES : EXPORT_PREFERENCES;
  const chosen = codes.find(({ code }) => code === value);
  const meant = role === 'brandType' ? meantBrandType(value) : meantPreference(value);
  const words = (code: string) => t.find(`elements.${role}.${code}`) ?? code;
  return (
    <>
      <select
        {...control}
        className="choice composer-choice"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('composer.choose')}</option>
        {chosen === undefined && value !== '' && (
          <option value={value}>{t('composer.other', { given: value })}</option>
        )}
        {codes.map(({ code, forExport }) => (
          <option key={code} value={code} disabled={!forExport}>
            {code} {forExport ? words(code) : t('composer.forImport', { words: words(code) })}
          </option>
        ))}
      </select>
      {chosen === undefined && meant !== null && (
        <Button size="small" className="composer-meaning" onClick={() => onChange(meant)}>
          {t('composer.meant', { code: meant, words: words(meant) })}
        </Button>
      )}
      {chosen !== undefined && (
        <span className="composer-meaning">
          {t.find(`elements.${role}Help.${chosen.code}`)}
          <span className="dim"> {t(chosen.source)}</span>
        </span>
      )}
    </>
  );
}
