import { useText } from '#renderer/app/text.tsx';
import { RefundFindingText } from '#renderer/pages/editor/refund/RefundFinding.tsx';
import { DecimalCell } from '#renderer/parts/DecimalCell.tsx';
import type { RefundView } from '#shared/api/refunds.ts';

/** Each goods item: what is declared, what was bought for it, what will come back. */
export function RefundItems({ view }: { readonly view: RefundView }) {
  const t = useText();
  const byItem = Map.groupBy(view.findings, ({ item }) => item);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard has to get at it
    <section className="scroll-x" aria-label={t('refundTab.items')} tabIndex={0}>
      <table className="plain-table refund-items">
        <caption>{t('refundTab.items')}</caption>
        <thead>
          <tr>
            <th className="end">{t('refundTab.item.number')}</th>
            <th>{t('refundTab.item.name')}</th>
            <th className="end">{t('refundTab.item.declared')}</th>
            <th className="end">{t('refundTab.item.bought')}</th>
            <th className="end">{t('refundTab.item.taxable')}</th>
            <th className="end">{t('refundTab.item.rate')}</th>
            <th className="end">{t('refundTab.item.refund')}</th>
            <th>{t('refundTab.item.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {view.items.map((item) => {
            const found = byItem.get(item.item)?.filter(({ line }) => line === null) ?? [];
            const fits = !byItem.has(item.item);
            return (
              <tr key={item.item}>
                <td className="end">{item.item + 1}</td>
                <td lang="zh-CN">
                  {item.gname} <span className="dim">{item.gcode}</span>
                </td>
                <td className="end">
                  <Amount value={item.declared} /> <span className="dim">{item.unit}</span>
                </td>
                <td className="end">
                  <Amount value={item.bought} /> <span className="dim">{item.unit}</span>
                </td>
                <td className="end">
                  <Amount value={item.taxable} places={2} />
                </td>
                <td className="end">{item.rate === '' ? '—' : `${item.rate} %`}</td>
                <td className="end">
                  <Amount value={item.refund} places={2} />
                </td>
                <td>
                  {fits && <span className="good-text">✓ {t('refundTab.fits')}</span>}
                  {found.map((finding) => (
                    <div key={finding.code}>
                      <RefundFindingText finding={finding} />
                    </div>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Amount({ value, places }: { readonly value: string; readonly places?: number }) {
  return value === '' ? '—' : <DecimalCell value={value} {...(places === undefined ? {} : { places })} />;
}
