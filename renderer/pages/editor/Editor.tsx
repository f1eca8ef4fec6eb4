import { Button, Tabs } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { Banner } from '#renderer/pages/editor/Banner.tsx';
import { DocumentsTab } from '#renderer/pages/editor/DocumentsTab.tsx';
import type { Editing } from '#renderer/pages/editor/editing.ts';
import { byWeight, EditingProvider } from '#renderer/pages/editor/editing.ts';
import { FindingsPane } from '#renderer/pages/editor/FindingsPane.tsx';
import { FormTab } from '#renderer/pages/editor/FormTab.tsx';
import { focusedPointer, focusField } from '#renderer/pages/editor/focusField.ts';
import { PassportsTab } from '#renderer/pages/editor/PassportsTab.tsx';
import { PickPanel } from '#renderer/pages/editor/PickPanel.tsx';
import { SaveMark } from '#renderer/pages/editor/SaveMark.tsx';
import type { Standing } from '#renderer/pages/editor/standing.ts';
import { indexNow } from '#renderer/pages/editor/standing.ts';
import { TimelineTab } from '#renderer/pages/editor/TimelineTab.tsx';
import { useEditorCommands } from '#renderer/pages/editor/useEditorCommands.ts';
import { useEditSession } from '#renderer/pages/editor/useEditSession.ts';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import type { Action } from '#renderer/state/actions.ts';
import { useActions } from '#renderer/state/actions.ts';
import { hideScope } from '#renderer/state/toasts.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';

const TABS = ['form', 'documents', 'timeline', 'passports'] as const;
type Tab = (typeof TABS)[number];

interface EditorProps {
  readonly view: ConsignmentView;
  /** The field to stand on first. */
  readonly jumpTo: string | null;
}

/** The editor of one consignment. */
export function Editor(props: EditorProps) {
  const t = useText();
  const { session, state } = useEditSession(props.view, t);
  const { view } = state;
  const editable = view.editable && !view.removed;
  const [tab, setTab] = useState<Tab>('form');
  const [picking, setPicking] = useState<{ readonly table: CodeTableName; readonly at: Pointer } | null>(
    null,
  );
  const [standing, setStanding] = useState<Standing | null>(null);
  const findings = useMemo(() => byWeight(view.findings), [view.findings]);
  const [isNew] = useState(() => view.draft.order.orderNo === '' && view.draft.items.length === 0);
  /** The field the focus is on its way to: it comes there once tab and grid are drawn. */
  const goal = useRef<string | null>(props.jumpTo);

  const jump = useCallback((pointer: string) => {
    goal.current = pointer;
    setTab('form');
    setTimeout(() => focusField(pointer));
  }, []);
  useEffect(() => {
    if (goal.current !== null) focusField(goal.current);
    else if (isNew) focusField('order.orderNo');
    return () => hideScope('editor');
  }, [isNew]);
  const editing = useMemo<Editing>(
    () => ({ session, editable, jump, pick: (table, at) => setPicking({ table, at }) }),
    [session, editable, jump],
  );
  const readerAt = () => goal.current ?? focusedPointer();
  const commands = useEditorCommands({ session, view, findings, standing, setStanding, readerAt, editing });
  const actions: readonly Action[] = [
    ...commands.actions,
    ...TABS.map(
      (name, i): Action => ({
        id: `editor.tab.${name}`,
        label: t(`editor.tab.${name}`),
        keys: [`Alt+${(i + 7) % 10}`],
        group: 'page',
        run: () => setTab(name),
      }),
    ),
  ];
  useActions(actions);

  return (
    <EditingProvider value={editing}>
      <PageFrame
        fill
        title={state.draft.order.orderNo || t('list.new.title')}
        aside={
          <>
            <StateTag state={view.state} />
            {editable && <SaveMark saving={state.saving} />}
          </>
        }
        actions={<HeadActions actions={commands.actions} />}
      >
        <Banner view={view} />
        <div
          className="editor"
          onFocus={() => {
            goal.current = null;
          }}
        >
          <Tabs
            className="editor-tabs"
            activeKey={tab}
            onChange={(key) => setTab(TABS.find((name) => name === key) ?? 'form')}
            destroyOnHidden
            items={[
              {
                key: 'form',
                label: t('editor.tab.form'),
                children: <FormTab draft={state.draft} view={view} />,
              },
              {
                key: 'documents',
                label: t('editor.tab.documents'),
                children: <DocumentsTab id={view.id} />,
              },
              { key: 'timeline', label: t('editor.tab.timeline'), children: <TimelineTab id={view.id} /> },
              {
                key: 'passports',
                label: t('editor.tab.passports'),
                children: (
                  <PassportsTab id={view.id} orderNo={state.draft.order.orderNo} findings={view.findings} />
                ),
              },
            ]}
          />
          <FindingsPane
            id={view.id}
            findings={findings}
            current={indexNow(findings, standing)}
            commands={commands}
            draft={state.draft}
          />
        </div>
        {picking !== null && (
          <PickPanel
            table={picking.table}
            at={picking.at}
            choose={(code) => {
              const at = parsePointer(picking.at);
              if (at !== null) session.apply([{ kind: 'set', at, text: code }]);
            }}
            close={() => {
              setPicking(null);
              jump(picking.at);
            }}
          />
        )}
      </PageFrame>
    </EditingProvider>
  );
}

const IN_HEAD = [
  'editor.undo',
  'editor.redo',
  'editor.copy',
  'editor.remove',
  'editor.withdraw',
  'editor.send',
];

function HeadActions(props: { readonly actions: readonly Action[] }) {
  const t = useText();
  const reason = props.actions.find((action) => action.id === 'editor.send')?.disabled;
  return (
    <>
      {reason !== undefined && (
        <span id="send-reason" className="send-reason">
          {reason}
        </span>
      )}
      <Button href={hrefOf('consignments')}>{t('editor.back')}</Button>
      {props.actions
        .filter((action) => IN_HEAD.includes(action.id))
        .map((action) => (
          <Button
            key={action.id}
            type={action.id === 'editor.send' ? 'primary' : 'default'}
            disabled={action.disabled !== undefined}
            aria-keyshortcuts={action.keys?.join(' ').replaceAll('Ctrl', 'Control')}
            aria-describedby={action.id === 'editor.send' && reason !== undefined ? 'send-reason' : undefined}
            title={action.keys?.[0] === undefined ? action.label : `${action.label} (${action.keys[0]})`}
            onClick={() => action.run()}
          >
            {action.label}
          </Button>
        ))}
    </>
  );
}
