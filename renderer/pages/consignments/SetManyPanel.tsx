import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { FieldInput } from '#renderer/parts/FieldInput.tsx';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';
import type { TextKey } from '#shared/i18n/texts.ts';

interface SetManyPanelProps {
  readonly count: number;
  apply(at: string, text: string, onlyEmpty: boolean): Promise<boolean>;
  close(): void;
}

/** Fills one field in many consignments, in a strip above the list. */
export function SetManyPanel(props: SetManyPanelProps) {
  const t = useText();
  const [at, setAt] = useState('transport.exportDate');
  const [text, setText] = useState('');
  const [onlyEmpty, setOnlyEmpty] = useState(false);
  const spec = OFFERED_FIELDS.get(at);
  return (
    <section
      className="card set-many"
      aria-label={t('list.set.title', { count: props.count })}
      onKeyDown={(event) => event.key === 'Escape' && props.close()}
    >
      <h2>{t('list.set.title', { count: props.count })}</h2>
      <div className="set-many-fields">
        <Field label={t('list.set.field')}>
          {({ id }) => (
            <Select
              id={id}
              autoFocus
              showSearch={{ optionFilterProp: 'label' }}
              value={at}
              onChange={(next) => {
                setAt(next);
                setText('');
              }}
              options={[...OFFERED_FIELDS.keys()].map((pattern) => ({
                value: pattern,
                label: `${t(`section.${pattern.split('.')[0]}` as TextKey)} · ${t.find(`field.${pattern}`) ?? pattern}`,
              }))}
            />
          )}
        </Field>
        <Field label={t('list.set.value')}>
          {(ids) => spec !== undefined && <FieldInput spec={spec} value={text} onChange={setText} {...ids} />}
        </Field>
        <Checkbox checked={onlyEmpty} onChange={(event) => setOnlyEmpty(event.target.checked)}>
          {t('list.set.onlyEmpty')}
        </Checkbox>
        <Button
          type="primary"
          onClick={async () => {
            if (await props.apply(at, text, onlyEmpty)) props.close();
          }}
        >
          {t('list.set.apply')}
        </Button>
        <Button onClick={props.close}>{t('common.cancel')}</Button>
      </div>
    </section>
  );
}
