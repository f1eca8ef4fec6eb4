import { Button, Tabs } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { Banner } from '#renderer/pages/editor/Banner.tsx';
import type { Editing } from '#renderer/pages/editor/editing.ts';
import { byWeight, EditingProvider } from '#renderer/pages/editor/editing.ts';
import type { TabName } from '#renderer/pages/editor/editorTabs.tsx';
import { TABS } from '#renderer/pages/editor/editorTabs.tsx';
import { FindingsPane } from '#renderer/pages/editor/FindingsPane.tsx';
import { focusedPointer, focusField } from '#renderer/pages/editor/focusField.ts';
import { PickPanel } from '#renderer/pages/editor/PickPanel.tsx';
import { useLinePanels } from '#renderer/pages/editor/products/useLinePanels.tsx';
import { RegimePanel } from '#renderer/pages/editor/RegimePanel.tsx';
import { RegimeTag } from '#renderer/pages/editor/RegimeTag.tsx';
import { SaveMark } from '#renderer/pages/editor/SaveMark.tsx';
import type { Standing } from '#renderer/pages/editor/standing.ts';
import { indexNow } from '#renderer/pages/editor/standing.ts';
import { useEditorCommands } from '#renderer/pages/editor/useEditorCommands.ts';
import { useEditSession } from '#renderer/pages/editor/useEditSession.ts';
import { useRegimeChoice } from '#renderer/pages/editor/useRegimeChoice.ts';
import { StateTag } from '#renderer/parts/StateTag.tsx';
import type { Action } from '#renderer/state/actions.ts';
import { useActions } from '#renderer/state/actions.ts';
import { hideScope } from '#renderer/state/toasts.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import { wayOf } from '#shared/consignment/switching.ts';

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
  const [tab, setTab] = useState<TabName>('form');
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
  const readerAt = () => goal.current ?? focusedPointer();
  const panels = useLinePanels({ id: view.id, session, draft: state.draft, editable, jump, readerAt });
  const { compose, chooseProduct } = panels;
  const editing = useMemo<Editing>(
    () => ({
      ...{ session, editable, jump, compose, chooseProduct },
      pick: (table, at) => setPicking({ table, at }),
    }),
    [session, editable, jump, compose, chooseProduct],
  );
  const [comparing, setComparing] = useState(false);
  const regimes = useRegimeChoice(session, comparing, setComparing);
  const commands = useEditorCommands({ session, view, findings, standing, setStanding, readerAt, editing });
  const actions: readonly Action[] = [
    ...commands.actions,
    ...panels.actions,
    {
      id: 'editor.regime',
      label: t('regime.panel'),
      keys: ['Alt+R'],
      group: 'page',
      run: () => void regimes.toggle(),
    },
    ...TABS.map(
      ({ name, keys }): Action => ({
        id: `editor.tab.${name}`,
        label: t(`editor.tab.${name}`),
        keys,
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
            <RegimeTag way={wayOf(state.draft)} open={comparing} toggle={() => void regimes.toggle()} />
            {editable && <SaveMark saving={state.saving} />}
          </>
        }
        actions={<HeadActions actions={commands.actions} />}
      >
        <Banner view={view} showChanges={() => setTab('changes')} />
        <div
          className="editor"
          onFocus={() => {
            goal.current = null;
          }}
        >
          <Tabs
            className="editor-tabs"
            activeKey={tab}
            onChange={(key) => setTab(TABS.find(({ name }) => name === key)?.name ?? 'form')}
            destroyOnHidden
            items={TABS.map(({ name, shown }) => ({
              key: name,
              label: t(`editor.tab.${name}`),
              children: shown({ view, draft: state.draft }),
            }))}
          />
          {comparing && (
            <RegimePanel id={view.id} editable={editable} choose={regimes.choose} close={regimes.close} />
          )}
          <FindingsPane
            id={view.id}
            findings={findings}
            current={indexNow(findings, standing)}
            commands={commands}
            draft={state.draft}
          />
        </div>
        {panels.panel}
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
