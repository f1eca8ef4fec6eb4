import { parsePointer } from '#shared/base/pointer.ts';
import type { Edit } from '#shared/consignment/edit.ts';

/** Typed text that the store has not confirmed when the window closes; kept in the browser until the draft is next open. */
interface Kept {
  readonly revision: number;
  readonly edits: readonly { readonly at: string; readonly text: string }[];
}

const keyOf = (id: string) => `highland.unsaved.${id}`;

/** Keeps field texts of a closing window; rows inserted or removed are sent at once and never wait here. */
export function keepUnsaved(id: string, revision: number, edits: readonly Edit[]): void {
  const texts = edits.flatMap((edit) => (edit.kind === 'set' ? [{ at: edit.at, text: edit.text }] : []));
  try {
    if (texts.length === 0) window.localStorage.removeItem(keyOf(id));
    else window.localStorage.setItem(keyOf(id), JSON.stringify({ revision, edits: texts }));
  } catch {
    // Without local storage the text is still on its way to the store.
  }
}

/** Takes what was kept: only when the draft has not moved on since by more than the edit that was on its way. */
export function takeUnsaved(id: string, revision: number): readonly Edit[] {
  try {
    const text = window.localStorage.getItem(keyOf(id));
    window.localStorage.removeItem(keyOf(id));
    const kept: unknown = text === null ? null : JSON.parse(text);
    if (!isKept(kept) || revision - kept.revision > 1) return [];
    return kept.edits.flatMap((edit) => {
      const at = parsePointer(edit.at);
      return at === null ? [] : [{ kind: 'set' as const, at, text: edit.text }];
    });
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'revision' in value &&
    typeof value.revision === 'number' &&
    'edits' in value &&
    Array.isArray(value.edits) &&
    value.edits.every((edit: unknown) => {
      const fields = typeof edit === 'object' && edit !== null ? edit : {};
      return (
        'at' in fields && typeof fields.at === 'string' && 'text' in fields && typeof fields.text === 'string'
      );
    })
  );
}
