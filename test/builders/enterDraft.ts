import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';

/** Enters a whole draft as a new consignment, field by field, and gives its id. */
export async function enterDraft(station: TestWorkstation, draft: Draft): Promise<string> {
  const begun = await station.call('consignments.create', { regime: draft.regime });
  const edits: Edit[] = SECTION_NAMES.flatMap((section) =>
    Object.entries(draft[section]).map(([name, text]): Edit => {
      return { kind: 'set', at: pointer(section, name), text };
    }),
  );
  begun.draft.items.forEach(() => {
    edits.push({ kind: 'removeItem', index: 0 });
  });
  draft.items.forEach((item, index) => {
    edits.push({ kind: 'insertItem', index, item });
  });
  await station.call('consignments.edit', { id: begun.id, revision: begun.revision, edits });
  return begun.id;
}
