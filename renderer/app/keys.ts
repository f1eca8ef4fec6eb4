/** A key press as one text: "Ctrl+Shift+Z", "F8", "/". Command on a Mac counts as Ctrl. */
export function chordOf(event: KeyLike): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is already in the character of a symbol ("?"); it is named for letters with another modifier and for named keys.
  const symbol = event.key.length === 1 && !/[a-zA-Z0-9 ]/.test(event.key);
  if (event.shiftKey && !symbol) parts.push('Shift');
  parts.push(key);
  return parts.join('+');
}

/** What of a keyboard event a chord needs. */
export interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether a chord may act while the person types in a field: only with Ctrl or Alt, or a function key. */
export function worksWhileTyping(chord: string): boolean {
  return /^(Ctrl|Alt)\+/.test(chord) || /^(Shift\+)?F\d{1,2}$/.test(chord);
}

/** Whether an element takes typed text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target.getAttribute('role') === 'combobox';
}

/** A chord as a person reads it; each part stands on its own key cap. */
export function keyCaps(chord: string): readonly string[] {
  return chord.split('+').map((part) => CAPS[part] ?? part);
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
