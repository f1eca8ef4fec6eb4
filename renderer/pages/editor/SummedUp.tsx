import { useCall } from '#renderer/app/calls.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { DocumentStateTag } from '#renderer/parts/StateTag.tsx';

/** Where a parcel was summed up: the request, and the customs declarations its goods are in. Nothing while it was not. */
export function SummedUp({ id }: { readonly id: string }) {
  const t = useText();
  const { value } = useCall('summaries.ofConsignment', { id });
  if (value === null) return null;
  const { summary, entries } = value;
  const numbers = entries.map(({ entryId, declSeqNo }) => entryId || declSeqNo);
  return (
    <p className="summed-up" role="note">
      {t('editor.summedUp')}{' '}
      <a href={hrefOf('exchange', null, { tab: 'summaries', request: summary.id })}>{summary.copNo}</a>{' '}
      <DocumentStateTag state={summary.state} />{' '}
      {numbers.length > 0 && (
        <>
          {t('editor.summedUp.entries')} <span className="number">{numbers.join('、')}</span>
        </>
      )}
    </p>
  );
}
