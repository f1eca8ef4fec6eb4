import type { Filled, FilledPatch } from '#backend/store/contract/consignments.ts';
import type { FillSource } from '#shared/api/consignments.ts';
import type { Edit } from '#shared/consignment/edit.ts';

const ITEM_KEY = /^items\.(\d+)\.(.+)$/;

/** The marks "where this value came from" after edits: a typed value loses its mark, marks move with their goods item. */
export function marksAfter(filled: Filled, edits: readonly Edit[], source: FillSource | null): Filled {
  let marks = filled;
  for (const edit of edits) marks = marksAfterEdit(marks, edit, source);
  return marks;
}

function marksAfterEdit(marks: Filled, edit: Edit, source: FillSource | null): Filled {
  switch (edit.kind) {
    case 'set':
      return patchMarks(marks, { [edit.at]: source });
    case 'insertItem':
      return moveMarks(marks, (index) => (index >= edit.index ? index + 1 : index));
    case 'removeItem':
      return moveMarks(marks, (index) =>
        index === edit.index ? null : index > edit.index ? index - 1 : index,
      );
    case 'setRegime':
      return marks;
  }
}

/** What changes `from` into `to`, pointer by pointer; null takes a mark away. */
export function marksPatch(from: Filled, to: Filled): FilledPatch {
  const patch: Record<string, FillSource | null> = {};
  for (const at of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (from[at] !== to[at]) patch[at] = to[at] ?? null;
  }
  return patch;
}

/** Marks with a patch laid over them. */
export function patchMarks(filled: Filled, patch: FilledPatch): Filled {
  const marks: Record<string, FillSource> = { ...filled };
  for (const [at, source] of Object.entries(patch)) {
    if (source === null) delete marks[at];
    else marks[at] = source;
  }
  return marks;
}

function moveMarks(marks: Filled, to: (index: number) => number | null): Filled {
  const moved: Record<string, FillSource> = {};
  for (const [at, source] of Object.entries(marks)) {
    const match = ITEM_KEY.exec(at);
    const index = match === null ? null : to(Number(match[1]));
    if (match === null) moved[at] = source;
    else if (index !== null) moved[`items.${index}.${match[2]}`] = source;
  }
  return moved;
}
