import { Button, Input } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import type { Typed } from '#renderer/pages/editor/changes/useTyped.ts';
import { parseDecimal, sign, ZERO } from '#shared/base/decimal.ts';
import type { ReturnableLine } from '#shared/documents/requests/takeBack.ts';
import { proportionOf } from '#shared/documents/requests/takeBack.ts';

interface ReturnLinesProps {
  readonly lines: readonly ReturnableLine[];
  readonly typed: Typed;
}

/** The goods of an inventory and how much of each comes back. */
export function ReturnLines({ lines, typed }: ReturnLinesProps) {
  const t = useText();
  const left = lines.filter((line) => sign(parseDecimal(line.left.qty) ?? ZERO) > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table that scrolls must take the keyboard
    <section className="scroll-x" aria-label={t('changes.takeBack.lines')} tabIndex={0}>
      <table className="plain-table">
        <caption className="visually-hidden">{t('changes.takeBack.lines')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('changes.takeBack.gnum')}
            </th>
            <th scope="col">{t('changes.takeBack.goods')}</th>
            <th scope="col" className="number">
              {t('changes.takeBack.left')}
            </th>
            <th scope="col">{t('changes.takeBack.qty')}</th>
            <th scope="col">{t('changes.takeBack.qty1')}</th>
          </tr>
        </thead>
        <tbody>
          {left.map((line) => (
            <LineRow key={line.gnum} line={line} typed={typed} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRow({ line, typed }: { readonly line: ReturnableLine; readonly typed: Typed }) {
  const t = useText();
  const { gnum } = line;
  const qty = parseDecimal(typed.text(`qty.${gnum}`).trim());
  const computed = qty === null || sign(qty) <= 0 ? null : proportionOf(line, qty, 'qty1');
  return (
    <tr>
      <td className="number">{gnum}</td>
      <th scope="row" lang="zh-CN">
        {line.gname} <span className="dim number">{line.gcode}</span>
      </th>
      <td className="number">{line.left.qty}</td>
      <td>
        <span className="line-quantity">
          <Input
            size="small"
            className="number"
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('changes.takeBack.qtyOf', { gnum })}
            value={typed.text(`qty.${gnum}`)}
            maxLength={30}
            onChange={(event) => typed.type(`qty.${gnum}`, event.target.value)}
          />
          <Button size="small" onClick={() => typed.type(`qty.${gnum}`, line.left.qty)}>
            {t('changes.takeBack.all')}
          </Button>
        </span>
      </td>
      <td>
        <Input
          size="small"
          className="number"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('changes.takeBack.qty1Of', { gnum })}
          placeholder={computed === null ? t('changes.takeBack.qty1Auto') : computed.toString()}
          value={typed.text(`qty1.${gnum}`)}
          maxLength={30}
          onChange={(event) => typed.type(`qty1.${gnum}`, event.target.value)}
        />
      </td>
    </tr>
  );
}
