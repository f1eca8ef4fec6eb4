import '#renderer/pages/editor/passportPrint.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { textIn, useText } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { localTime } from '#renderer/parts/time.ts';
import type { PassportView } from '#shared/api/passports.ts';
import type { TextKey } from '#shared/i18n/texts.ts';
import { fillIn } from '#shared/i18n/texts.ts';
import type { Finding } from '#shared/rules/finding.ts';

interface PrintProps {
  readonly view: PassportView;
  /** The order number of the consignment as it stands now. */
  readonly orderNo: string;
}

const zh = textIn('zh-CN');
const en = textIn('en');

/** Prints a verdict passport: a sheet of its own is put into the window for as long as the printing lasts. */
export function PrintButton(props: PrintProps) {
  const t = useText();
  const [printing, setPrinting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    flushSync(() => setPrinting(false));
    // The window itself was not shown meanwhile, and so lost the focus.
    button.current?.focus();
  };
  const print = () => {
    window.addEventListener('afterprint', done, { once: true });
    flushSync(() => setPrinting(true));
    window.print();
  };
  return (
    <>
      <Button ref={button} size="small" onClick={print}>
        {t('passports.print')}
      </Button>
      {printing && createPortal(<PassportSheet {...props} />, document.body)}
    </>
  );
}

/** A verdict passport on paper, in both languages: whoever is shown it reads one of them. */
function PassportSheet({ view, orderNo }: PrintProps) {
  const { passport } = view;
  const confirmed = new Set(view.confirmed);
  const { pack, consignment } = passport;
  const rows: readonly (readonly [TextKey, string])[] = [
    [view.current ? 'passports.print.orderNo' : 'passports.print.orderNoNow', orderNo || '—'],
    ['passports.print.madeAt', `${localTime(passport.madeAt)} (${passport.madeAt})`],
    ['passports.print.basisDate', passport.basisDate],
    ['passports.print.pack', `${pack.id} ${pack.version} · ${bothOf('rules.pack.seq', { seq: pack.seq })}`],
    ['passports.print.packHash', pack.hash],
    ['passports.print.hash', view.sha256],
    ['passports.print.consignment', consignment.id],
    ['passports.print.fingerprint', consignment.fingerprint],
    ['passports.print.app', passport.app.version],
  ];
  const counts = {
    total: passport.findings.length,
    confirmed: confirmed.size,
    blocked: passport.blocked.length,
  };
  return (
    <article className="print-sheet" lang="zh-CN">
      {view.training && <TrainingMark />}
      <header>
        <h1>
          {zh('app.name')} · {zh('passports.print.title')}
        </h1>
        <p lang="en">
          {en('app.name')} · {en('passports.print.title')}
        </p>
      </header>
      <table className="print-facts">
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">
                <Label name={label} />
              </th>
              <td>{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <Label name="passports.print.counts" />
            </th>
            <td>
              {zh('passports.count.text', counts)}
              <br />
              <span lang="en">{en('passports.count.text', counts)}</span>
            </td>
          </tr>
        </tbody>
      </table>
      <h2>
        <Label name="passports.print.findings" />
      </h2>
      {passport.findings.length === 0 ? (
        <p>
          ✓ <Label name="passports.print.none" />
        </p>
      ) : (
        <ol className="print-findings">
          {passport.findings.map((finding, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may speak twice of the same field
            <PrintedFinding key={i} finding={finding} confirmed={confirmed.has(i)} />
          ))}
        </ol>
      )}
      <footer>
        <p>{zh('passports.print.note')}</p>
        <p lang="en">{en('passports.print.note')}</p>
        <p>{bothOf('passports.print.printedAt', { when: localTime(new Date().toISOString()) })}</p>
      </footer>
    </article>
  );
}

/** Says on every page, in words and across it, that this is practice. Nothing in the window leaves it out. */
function TrainingMark() {
  return (
    <>
      <p className="print-training">
        <strong>{zh('passports.print.training')}</strong>
        <span lang="en">{en('passports.print.training')}</span>
      </p>
      <div className="print-watermark" aria-hidden="true">
        {zh('app.training')} TRAINING
      </div>
    </>
  );
}

function PrintedFinding({ finding, confirmed }: { readonly finding: Finding; readonly confirmed: boolean }) {
  const where = finding.at[0];
  const { source } = finding;
  return (
    <li>
      <p className="print-head">
        <strong>{finding.rule}</strong> {bothOf(`severity.${finding.severity}`)}
        {where !== undefined && ` · ${fieldLabel(zh, where)} · ${fieldLabel(en, where)}`}
        {confirmed && ` · ✓ ${bothOf('passports.print.confirmed')}`}
      </p>
      <p>{fillIn(zh.of(finding.text), finding.params)}</p>
      <p lang="en">{fillIn(en.of(finding.text), finding.params)}</p>
      <p className="print-source">
        <Label name="passports.print.source" />: {zh.of(source.ref)} / {en.of(source.ref)}
        {source.clause !== undefined && ` · ${source.clause}`}
        {source.from !== undefined && ` · ${source.from}`}
      </p>
    </li>
  );
}

function Label({ name }: { readonly name: TextKey }) {
  return (
    <>
      {zh(name)} <span lang="en">{en(name)}</span>
    </>
  );
}

function bothOf(name: TextKey, params?: Readonly<Record<string, string | number>>): string {
  return `${zh(name, params)} · ${en(name, params)}`;
}
