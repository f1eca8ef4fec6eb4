import { Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { Field } from '#renderer/parts/Field.tsx';

interface RestFieldProps {
  /** Nobody has looked up the elements of the code: the rest is free text. Otherwise it is what has no place. */
  readonly open: boolean;
  readonly text: string;
  onChange(text: string): void;
}

/** What stands after the last known place. */
export function RestField({ open, text, onChange }: RestFieldProps) {
  const t = useText();
  return (
    <Field
      label={open ? t('composer.rest') : t('composer.beyond')}
      help={open ? t('composer.rest.help') : t('composer.beyond.help')}
    >
      {(ids) => (
        <Input
          {...ids}
          data-slot="rest"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
