import { useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { DocumentElement, DocumentPreview } from '#shared/api/consignments.ts';
import { pointerPattern } from '#shared/base/pointer.ts';

/** The documents as they will be sent, or were: every element leads to the field it comes from. */
export function DocumentsTab({ id }: { readonly id: string }) {
  const t = useText();
  const read = useCall('consignments.documents', { id });
  if (read.error !== null && read.value === null)
    return <ErrorPanel error={read.error} retry={read.reload} />;
  if (read.value === null) return null;
  if (read.value.length === 0) return <EmptyState title={t('documents.none')} />;
  return (
    <div className="documents">
      {read.value.map((document) => (
        <DocumentCard key={document.kind} document={document} />
      ))}
    </div>
  );
}

function DocumentCard({ document }: { readonly document: DocumentPreview }) {
  const t = useText();

  return (
    <section className="card document" aria-label={t(`document.${document.kind}`)}>
      <h2>
        {t(`document.${document.kind}`)} <span className="dim">{document.message}</span>{' '}
        <span className="tag tag-plain">{t(document.frozen ? 'documents.frozen' : 'documents.preview')}</span>
      </h2>
      {document.problems.length > 0 && (
        <div className="document-problems" role="note">
          <strong>{t('documents.problems', { count: document.problems.length })}</strong>
          <ul>
            {document.problems.map((problem) => (
              <li key={`${problem.code} ${problem.element} ${problem.pointer}`}>
                {problemText(t, problem)} <span className="dim">{problem.element}</span>{' '}
                {problem.pointer !== null && (
                  <JumpButton pointer={problem.pointer} label={t('finding.jump')} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Elements caption={t('documents.head')} elements={document.head} />
      {document.lines.map((line, i) => (
        <Elements
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their number
          key={i}
          caption={t('documents.line', { number: i + 1 })}
          elements={line}
        />
      ))}
      <details>
        <summary>{t('documents.xml')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must take the keyboard */}
        <pre tabIndex={0}>{document.xml}</pre>
      </details>
    </section>
  );
}

interface ElementsProps {
  readonly caption: string;
  readonly elements: readonly DocumentElement[];
}

function Elements(props: ElementsProps) {
  const t = useText();
  return (
    <table className="elements">
      <caption>{props.caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('documents.element')}</th>
          <th scope="col">{t('documents.name')}</th>
          <th scope="col">{t('documents.value')}</th>
        </tr>
      </thead>
      <tbody>
        {props.elements.map((element) => (
          <tr key={element.name}>
            <td className="dim">{element.name}</td>
            <ElementName element={element} />
            <td>
              {element.pointer === null ? (
                element.value
              ) : (
                <JumpButton pointer={element.pointer} label={element.value || t('common.empty')} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The official Chinese name; for readers of English the name of the field where there is one. */
function ElementName({ element: { zh, pointer } }: { readonly element: DocumentElement }) {
  const t = useText();
  const name = t.language === 'en' && pointer !== null ? t.find(`field.${pointerPattern(pointer)}`) : null;
  return name === null ? (
    <th scope="row" lang="zh-CN">
      {zh}
    </th>
  ) : (
    <th scope="row">
      {name}{' '}
      <span className="dim" lang="zh-CN">
        {zh}
      </span>
    </th>
  );
}

/** What does not fit, by the name the form has for it, with the number of the goods item. */
function problemText(t: Text, { code, params, pointer }: DocumentPreview['problems'][number]): string {
  const named = pointer === null ? params : { ...params, name: fieldLabel(t, pointer) };
  return errorText(t, { code, params: named });
}

function JumpButton(props: { readonly pointer: string; readonly label: string }) {
  const t = useText();
  const { jump } = useEditing();

  return (
    <button
      type="button"
      className="link-button"
      title={t('documents.jump', { field: fieldLabel(t, props.pointer) })}
      onClick={() => jump(props.pointer)}
    >
      {props.label}
    </button>
  );
}
