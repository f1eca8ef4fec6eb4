import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { OtherTexts } from '#renderer/pages/editor/elements/composing.ts';
import { ElementComposer } from '#renderer/pages/editor/elements/ElementComposer.tsx';
import { itemPointer } from '#renderer/pages/editor/pasteCells.ts';
import { ProductPanel } from '#renderer/pages/editor/products/ProductPanel.tsx';
import type { Action } from '#renderer/state/actions.ts';
import type { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import { pointerIndex } from '#shared/base/pointer.ts';
import { GMODEL_LIMIT } from '#shared/catalog/elements/length.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';

interface LinePanelsProps {
  /** The consignment. */
  readonly id: string;
  readonly session: EditSession;
  readonly draft: Draft;
  readonly editable: boolean;
  jump(pointer: string): void;
  /** The field the reader stands on or is on the way to; null when it is none. */
  readerAt(): string | null;
}

/** The panels of one goods line: its product, and its declaration elements. */
export interface LinePanels {
  /** Opens the elements of a line. */
  readonly compose: (row: number) => void;
  /** Opens the products for a line. */
  readonly chooseProduct: (row: number) => void;
  readonly actions: readonly Action[];
  /** The panel that is open. */
  readonly panel: ReactNode;
}

/** What GModel of a customs declaration takes (255); to be confirmed. */
const DECLARATION_LIMIT = 255;

/** The panels of a goods line, with their keys. */
export function useLinePanels(props: LinePanelsProps): LinePanels {
  const t = useText();
  const { id, session, draft, editable, jump, readerAt } = props;
  const [open, setOpen] = useState<{ readonly what: 'elements' | 'product'; readonly row: number } | null>(
    null,
  );
  const compose = useCallback((row: number) => setOpen({ what: 'elements', row }), []);
  const chooseProduct = useCallback((row: number) => setOpen({ what: 'product', row }), []);
  const rowHere = () => Math.min(pointerIndex(readerAt() ?? '') ?? 0, Math.max(0, draft.items.length - 1));
  const begin = (what: 'elements' | 'product') => {
    if (draft.items.length === 0) session.apply([{ kind: 'insertItem', index: 0, item: emptyItem() }]);
    setOpen({ what, row: rowHere() });
  };
  const actions: readonly Action[] = editable
    ? [
        {
          id: 'editor.product',
          label: t('linePanel.open'),
          keys: ['Alt+P'],
          group: 'page',
          run: () => begin('product'),
        },
        { id: 'editor.elements', label: t('composer.open'), group: 'page', run: () => begin('elements') },
      ]
    : [];

  const item = open === null ? undefined : draft.items[open.row];
  const close = (field: keyof ItemDraft) => {
    const row = open?.row ?? 0;
    setOpen(null);
    jump(itemPointer(row, field));
  };
  const panel =
    open === null || item === undefined ? null : open.what === 'elements' ? (
      <ElementComposer
        goods={{
          ...{ code: item.gcode, itemNo: item.itemNo, name: item.gname || item.itemName, text: item.gmodel },
          others: othersOf(draft, item),
          limit: limitOf(draft),
        }}
        consignment={id}
        place={`${id} ${open.row}`}
        apply={(text) => {
          session.apply([{ kind: 'set', at: itemPointer(open.row, 'gmodel'), text }]);
          showToast({
            tone: 'done',
            scope: 'editor',
            text: t('composer.applied'),
            action: { label: t('common.undo'), run: () => void session.step('undo') },
          });
        }}
        close={() => close('gmodel')}
      />
    ) : (
      <ProductPanel
        consignment={id}
        session={session}
        draft={draft}
        row={open.row}
        item={item}
        close={() => close('gname')}
      />
    );
  return { compose, chooseProduct, actions, panel };
}

function othersOf({ order }: Draft, { itemName, gname }: ItemDraft): OtherTexts {
  return [
    { where: 'gname', holds: 'words', text: gname },
    { where: 'itemName', holds: 'words', text: itemName },
    { where: 'note', holds: 'words', text: order.note },
  ];
}

/** What the document takes that the regime ends in. */
function limitOf({ regime, declaration }: Draft): number {
  const declared = procedureOf(regime, declaration.route).principal === 'declaration';
  return declared ? DECLARATION_LIMIT : GMODEL_LIMIT;
}
