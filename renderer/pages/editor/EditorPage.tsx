import '#renderer/pages/editor/editor.css';
import { Button } from 'antd';
import { useCall } from '#renderer/app/calls.ts';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { hrefOf, useRoute } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { Editor } from '#renderer/pages/editor/Editor.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';

/** One consignment: form, documents, timeline, findings. */
export function EditorPage() {
  const t = useText();
  const { id, query } = useRoute();
  const read = useCall('consignments.get', id === null ? null : { id });
  if (read.value !== null)
    return <Editor key={read.value.id} view={read.value} jumpTo={query['at'] ?? null} />;
  if (read.error === null) return null;
  return (
    <PageFrame
      title={t('editor.notFound')}
      actions={<Button href={hrefOf('consignments')}>{t('editor.back')}</Button>}
    >
      <ErrorPanel error={read.error} retry={read.reload} />
    </PageFrame>
  );
}
