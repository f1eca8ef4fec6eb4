import { useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { SignatureView } from '#shared/api/signing.ts';

const TONES: Readonly<Record<SignatureView['kind'], string>> = {
  valid: 'good-text',
  unknownCertificate: 'warning-text',
  absent: 'dim',
  invalid: 'fatal-text',
};

/** What the signature of a kept message is worth, in one line. */
export function SignatureLine(props: { readonly of: 'document' | 'receipt'; readonly id: string }) {
  const t = useText();
  const { value, error } = useCall('signing.check', { of: props.of, id: props.id });
  if (error !== null) return <span className="fatal-text">{errorText(t, error)}</span>;
  if (value === null) return null;
  const params =
    value.kind === 'invalid'
      ? { reason: t(`signing.flaw.${value.flaw}`) }
      : value.kind === 'absent'
        ? {}
        : { number: value.number, name: value.name || value.organization };
  return <span className={TONES[value.kind]}>{t(`signing.check.${value.kind}`, params)}</span>;
}
