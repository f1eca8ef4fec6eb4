import { useMemo } from 'react';
import { useText } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Facts } from '#renderer/parts/Panel.tsx';
import type { Draft } from '#shared/consignment/consignment.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { keptPlaces, wayOf } from '#shared/consignment/switching.ts';

/** Values of the draft that its regime does not ask for, folded: they come up again when the regime is switched back. */
export function KeptBand({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const places = useMemo(() => keptPlaces(draft, wayOf(draft)), [draft]);
  if (places.length === 0) return null;
  return (
    <details className="form-kept">
      <summary>{t('regime.kept', { count: places.length })}</summary>
      <p className="dim">{t('regime.kept.help')}</p>
      <Facts rows={places.map((at) => [fieldLabel(t, at), textAt(draft, at) ?? ''] as const)} />
    </details>
  );
}
