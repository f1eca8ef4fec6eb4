import { Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import type { TextKey } from '#shared/i18n/texts.ts';
import { textsOf } from '#shared/i18n/texts.ts';

interface ReasonFieldProps {
  readonly value: string;
  readonly max: number;
  /** The texts of common reasons. */
  readonly common: readonly TextKey[];
  onChange(text: string): void;
}

/** The reason of a request: a common one as a start, own words always. What goes to customs is Chinese. */
export function ReasonField({ value, max, common, onChange }: ReasonFieldProps) {
  const t = useText();
  const zh = textsOf('zh-CN');
  const own = '';
  const chosen = common.find((key) => zh[key] === value) ?? own;
  return (
    <div className="reason">
      <Field label={t('changes.reasonCommon')}>
        {(ids) => (
          <Choice
            {...ids}
            value={chosen}
            options={[
              { value: own, label: t('changes.reasonOwn') },
              ...common.map((key) => ({ value: key, label: t(key) })),
            ]}
            onChange={(key) => {
              if (key !== own) onChange(zh[key]);
            }}
          />
        )}
      </Field>
      <Field label={t('changes.reasonField')} help={t('changes.reasonField.help')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            value={value}
            maxLength={max}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
