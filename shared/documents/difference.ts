/** An element of a document as it is shown: its row of the message table and its value. */
interface Element {
  readonly spec: { readonly name: string };
  readonly value: string;
}

/** A document element by element: its head, and its lines in their order. */
export interface ShownDocument<E extends Element> {
  readonly head: readonly E[];
  readonly lines: readonly (readonly E[])[];
}

/** One element of two editions of a document; null where an edition has no such element. */
export interface DifferenceRow<E extends Element> {
  /** The row of the message table it belongs to. */
  readonly spec: E['spec'];
  /** Which line, counted from 0; null for the head. */
  readonly line: number | null;
  readonly sent: string | null;
  readonly now: string | null;
  readonly differs: boolean;
}

/** What differs on every sending and says nothing of the content. */
const PER_SENDING: ReadonlySet<string> = new Set(['guid', 'appType', 'appTime']);

/**
 * Two editions of a document side by side, in the order of the message. Lines are laid beside each other by their number,
 * as customs does. An edition that is not there at all is empty.
 */
export function compareDocuments<E extends Element>(
  sent: ShownDocument<E> | null,
  now: ShownDocument<E> | null,
): readonly DifferenceRow<E>[] {
  const count = Math.max(sent?.lines.length ?? 0, now?.lines.length ?? 0);
  const rows = rowsOf(sent?.head ?? [], now?.head ?? [], null);
  for (let line = 0; line < count; line++)
    rows.push(...rowsOf(sent?.lines[line] ?? [], now?.lines[line] ?? [], line));
  return rows;
}

/** The elements of both, each once, an element only one of them has between its neighbours. */
function rowsOf<E extends Element>(
  sent: readonly E[],
  now: readonly E[],
  line: number | null,
): DifferenceRow<E>[] {
  const later = byName(now);
  const rows: DifferenceRow<E>[] = [];
  let next = 0;
  const take = (until: number) => {
    for (; next < until; next++) {
      const added = now[next];
      if (added !== undefined) rows.push(row(added.spec, line, null, added.value));
    }
  };
  for (const [name, element] of byName(sent)) {
    const other = later.get(name);
    const place = other === undefined ? -1 : now.indexOf(other);
    if (other === undefined || place < next) {
      rows.push(row(element.spec, line, element.value, null));
      continue;
    }
    take(place);
    rows.push(row(element.spec, line, element.value, other.value));
    next = place + 1;
  }
  take(now.length);
  return rows.filter(({ spec }) => !PER_SENDING.has(spec.name));
}

/** Elements by name; one that stands again is told apart by its turn. */
function byName<E extends Element>(elements: readonly E[]): ReadonlyMap<string, E> {
  const found = new Map<string, E>();
  for (const element of elements) {
    const { name } = element.spec;
    let turn = 0;
    while (found.has(`${name} ${turn}`)) turn++;
    found.set(`${name} ${turn}`, element);
  }
  return found;
}

function row<E extends Element>(
  spec: E['spec'],
  line: number | null,
  sent: string | null,
  now: string | null,
): DifferenceRow<E> {
  return { spec, line, sent, now, differs: (sent ?? '') !== (now ?? '') };
}
