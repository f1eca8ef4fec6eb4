import type { ReactNode } from 'react';
import { ChangesTab } from '#renderer/pages/editor/changes/ChangesTab.tsx';
import { DocumentsTab } from '#renderer/pages/editor/DocumentsTab.tsx';
import { FormTab } from '#renderer/pages/editor/FormTab.tsx';
import { PassportsTab } from '#renderer/pages/editor/PassportsTab.tsx';
import { PackingTab } from '#renderer/pages/editor/packing/PackingTab.tsx';
import { RefundTab } from '#renderer/pages/editor/refund/RefundTab.tsx';
import { SheetTab } from '#renderer/pages/editor/sheet/SheetTab.tsx';
import { TimelineTab } from '#renderer/pages/editor/TimelineTab.tsx';
import { PrintPanel } from '#renderer/pages/prints/PrintPanel.tsx';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { Draft } from '#shared/consignment/consignment.ts';

/** The views of a consignment. */
export type TabName =
  | 'form'
  | 'documents'
  | 'sheet'
  | 'packing'
  | 'changes'
  | 'refund'
  | 'print'
  | 'timeline'
  | 'passports';

/** What a view is made from: the consignment as stored, and its draft as typed. */
interface Shown {
  readonly view: ConsignmentView;
  readonly draft: Draft;
}

interface EditorTab {
  readonly name: TabName;
  /** Alt+1 to Alt+6 lead to the pages. */
  readonly keys: readonly string[];
  shown(of: Shown): ReactNode;
}

/** Every view of a consignment, in the order of the work: enter, compare, send, what comes after. */
export const TABS: readonly EditorTab[] = [
  { name: 'form', keys: ['Alt+7'], shown: ({ view, draft }) => <FormTab draft={draft} view={view} /> },
  { name: 'documents', keys: ['Alt+8'], shown: ({ view }) => <DocumentsTab id={view.id} /> },
  { name: 'sheet', keys: [], shown: ({ view, draft }) => <SheetTab id={view.id} draft={draft} /> },
  { name: 'packing', keys: [], shown: ({ view, draft }) => <PackingTab id={view.id} draft={draft} /> },
  { name: 'changes', keys: [], shown: ({ view }) => <ChangesTab id={view.id} /> },
  { name: 'refund', keys: [], shown: ({ view, draft }) => <RefundTab id={view.id} items={draft.items} /> },
  {
    name: 'print',
    keys: ['Ctrl+P'],
    shown: ({ view, draft }) => <PrintPanel ids={[view.id]} regime={draft.regime} />,
  },
  { name: 'timeline', keys: ['Alt+9'], shown: ({ view }) => <TimelineTab id={view.id} /> },
  {
    name: 'passports',
    keys: ['Alt+0'],
    shown: ({ view, draft }) => (
      <PassportsTab id={view.id} orderNo={draft.order.orderNo} findings={view.findings} />
    ),
  },
];
