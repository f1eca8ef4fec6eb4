import { Switch } from 'antd';
import { useId, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';
import { localTime } from '#renderer/parts/time.ts';
import type { ComparedDocument, ComparedElement, Going } from '#shared/api/changes.ts';

const TONES: Readonly<Record<Going, string>> = {
  new: 'tag-info',
  change: 'tag-info',
  same: 'tag-plain',
  held: 'tag-bad',
  kept: 'tag-warning',
  frozen: 'tag-plain',
};

/** Each document as sent beside what would be made now, and what would become of it on the next sending. */
export function PlanPanel({ id, editable }: { readonly id: string; readonly editable: boolean }) {
  const t = useText();
  const read = useCall('changes.preview', { id });
  const [all, setAll] = useState(false);
  const label = useId();
  const documents = read.value ?? [];
  return (
    <Panel
      title={t(editable ? 'changes.plan' : 'changes.plan.locked')}
      actions={
        <span className="change-all">
          <span id={label}>{t('changes.plan.showAll')}</span>
          <Switch size="small" checked={all} aria-labelledby={label} onChange={setAll} />
        </span>
      }
    >
      <p className="hint">{t('changes.plan.hint')}</p>
      {read.error !== null && read.value === null && <ErrorPanel error={read.error} retry={read.reload} />}
      {read.value !== null && documents.length === 0 && <p className="hint">{t('changes.plan.none')}</p>}
      {documents.map((document) => (
        <ComparedCard key={document.kind} document={document} all={all} />
      ))}
    </Panel>
  );
}

function ComparedCard({ document, all }: { readonly document: ComparedDocument; readonly all: boolean }) {
  const t = useText();
  const count = document.elements.filter(({ differs }) => differs).length;
  const sent = document.queuedAt !== null;
  // A document that was never sent differs in everything from nothing; the list of it says no more.
  const shown = document.elements.filter(({ differs }) => all || (sent && differs));
  return (
    <section className="compared" aria-label={t(`document.${document.kind}`)}>
      <h3>
        {t(`document.${document.kind}`)} <span className="dim">{document.message}</span>{' '}
        {document.state !== null && <DocumentStateTag state={document.state} />}{' '}
        <span className={`tag ${TONES[document.going]}`}>{t(`changes.going.${document.going}`)}</span>
        {sent && (
          <span className="compared-count dim">
            {count === 0 ? t('changes.differences.none') : t('changes.differences', { count })}
          </span>
        )}
      </h3>
      {document.queuedAt !== null && (
        <p className="hint">{t('changes.sentAt', { when: localTime(document.queuedAt) })}</p>
      )}
      {shown.length > 0 && <ComparedTable elements={shown} title={t(`document.${document.kind}`)} />}
    </section>
  );
}

interface ComparedTableProps {
  readonly title: string;
  readonly elements: readonly ComparedElement[];
}

function ComparedTable({ title, elements }: ComparedTableProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table that scrolls must take the keyboard
    <section className="scroll-x" aria-label={title} tabIndex={0}>
      <table className="compared-table">
        <thead>
          <tr>
            <th scope="col">{t('documents.element')}</th>
            <th scope="col">{t('changes.sent')}</th>
            <th scope="col">{t('changes.now')}</th>
          </tr>
        </thead>
        <tbody>
          {elements.map((element) => (
            <ComparedRow key={`${element.line ?? ''} ${element.name}`} element={element} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ComparedRow({ element }: { readonly element: ComparedElement }) {
  const t = useText();
  const { jump } = useEditing();
  const { line, name, pointer, sent, now, differs } = element;
  return (
    <tr className={differs ? 'compared-differs' : ''}>
      <th scope="row">
        {line !== null && <span className="number dim">{t('documents.line', { number: line + 1 })} </span>}
        <span lang="zh-CN">{element.zh}</span> <span className="dim">{name}</span>
      </th>
      <td>{sent ?? <span className="dim">{t('changes.absent')}</span>}</td>
      <td>
        {differs && <span className="visually-hidden">{t('changes.differences', { count: 1 })} </span>}
        {pointer === null || now === null ? (
          (now ?? <span className="dim">{t('changes.absent')}</span>)
        ) : (
          <button
            type="button"
            className="link-button"
            title={t('documents.jump', { field: fieldLabel(t, pointer) })}
            onClick={() => jump(pointer)}
          >
            {now === '' ? t('common.empty') : now}
          </button>
        )}
      </td>
    </tr>
  );
}
