import { useText } from '#renderer/app/text.tsx';
import type { EditState } from '#renderer/state/editSession.ts';

const TEXTS = { saved: 'editor.saved', saving: 'editor.saving', unreached: 'editor.unsaved' } as const;

/** Whether what was typed is safe. */
export function SaveMark({ saving }: { readonly saving: EditState['saving'] }) {
  const t = useText();
  return (
    <span className={`save-mark save-${saving}`} role="status" data-saving={saving}>
      {saving === 'saved' ? '✓ ' : ''}
      {t(TEXTS[saving])}
    </span>
  );
}
