import { useText } from '#renderer/app/text.tsx';
import { DecimalCell, Money } from '#renderer/parts/DecimalCell.tsx';
import type { SummaryGroup, SummaryLine, SummaryPreview } from '#shared/api/summaries.ts';

/** The declarations that will come of the chosen inventories, by the merge key. */
export function SummaryGroups({ preview }: { readonly preview: SummaryPreview }) {
  const t = useText();
  const { groups, names } = preview;
  const declarations = groups.reduce((sum, group) => sum + group.declarations, 0);
  return (
    <section className="summary-groups" aria-label={t('summaries.groups')}>
      <h3>{t('summaries.groups.title', { declarations })}</h3>
      <p className="hint">{t('summaries.groups.hint')}</p>
      {groups.map((group) => (
        <Group key={JSON.stringify(group.head)} group={group} names={names} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: SummaryGroup;
  readonly names: SummaryPreview['names'];
}

function Group({ group, names }: GroupProps) {
  const t = useText();
  const { country = '', portCode = '', trafMode = '', ownerName = '' } = group.head;
  const nameOf = (table: string, code: string) => {
    const name = names[`${table} ${code}`];
    return name === undefined ? code : t.of(name);
  };
  const title = t('summaries.group', {
    country: nameOf('country', country),
    port: nameOf('customs', portCode),
    mode: nameOf('transport', trafMode),
    count: group.inventories,
  });
  return (
    <details open>
      <summary>
        {title}
        {ownerName !== '' && ` · ${ownerName}`}
        {group.declarations > 1 && (
          <span className="tag tag-ask">{t('summaries.group.several', { count: group.declarations })}</span>
        )}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard has to get at it */}
      <section className="scroll-x" aria-label={title} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('summaries.line.gcode')}</th>
              <th>{t('summaries.line.gname')}</th>
              <th className="end">{t('summaries.line.qty')}</th>
              <th className="end">{t('summaries.line.qty1')}</th>
              <th className="end">{t('summaries.line.total')}</th>
              <th className="end">{t('summaries.line.items')}</th>
            </tr>
          </thead>
          <tbody>
            {group.lines.map((line) => (
              <tr key={lineKey(line)}>
                <td className="keep">{line.gcode}</td>
                <td lang="zh-CN">{line.gname}</td>
                <td className="end">
                  <DecimalCell value={line.qty} /> <span className="dim">{nameOf('unit', line.unit)}</span>
                </td>
                <td className="end">
                  <DecimalCell value={line.qty1} /> <span className="dim">{nameOf('unit', line.unit1)}</span>
                </td>
                <td className="end">
                  <Money amount={line.totalPrice} currency={line.currency} />
                </td>
                <td className="end">{line.items}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="dim">
        {t('summaries.group.weights', {
          gross: group.grossWeight,
          net: group.netWeight,
          packages: group.packages,
        })}
      </p>
    </details>
  );
}

function lineKey(line: SummaryLine): string {
  return [line.gcode, line.gname, line.country, line.currency, line.unit, line.unit1, line.unit2].join('|');
}
