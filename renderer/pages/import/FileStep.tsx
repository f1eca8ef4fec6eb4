import { Button } from 'antd';
import type { DragEvent } from 'react';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { goToStep, inspect, refuseFile, useImport } from '#renderer/pages/import/importStore.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Facts, Panel } from '#renderer/parts/Panel.tsx';
import type { ChosenFile } from '#shared/api/files.ts';
import type { InspectedFile } from '#shared/api/imports.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';

const KINDS = ['.csv', '.txt', '.tsv', '.xlsx'] as const;
const SAMPLE_ROWS = 5;

/** Choosing the file and seeing that it was read as it should be. */
export function FileStep() {
  const t = useText();
  const { reading, file, inspected } = useImport();
  return (
    <>
      {reading !== null && <p role="status">{t('import.file.reading', { name: reading })}</p>}
      {inspected === null || file === null ? <DropZone /> : <Inspected inspected={inspected} file={file} />}
    </>
  );
}

function DropZone() {
  const t = useText();
  const [over, setOver] = useState(false);
  const choose = async () => {
    const chosen = await bridge.chooseFile(KINDS);
    if (chosen !== null) await inspect(chosen);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped, second] = [...event.dataTransfer.files];
    if (dropped === undefined) return;
    if (second !== undefined) {
      refuseFile({ code: 'import.file.many' });
    } else if (!KINDS.some((kind) => dropped.name.toLowerCase().endsWith(kind))) {
      refuseFile({ code: 'import.file.kind', params: { name: dropped.name } });
    } else {
      const offered = await bridge.offerFile?.(dropped);
      if (offered === undefined) return;
      if ('ticket' in offered) await inspect(offered);
      else refuseFile(offered);
    }
  };
  return (
    <div
      className={over ? 'drop-zone drop-zone-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <p>{bridge.offerFile !== undefined && t('import.file.drop')}</p>
      <Button type="primary" size="large" onClick={() => void choose()}>
        {t('import.file.choose')}
      </Button>
      <p className="dim">{t('import.file.kinds', { size: '200 MB' })}</p>
      <SampleFiles />
    </div>
  );
}

/** The orders that come with the program, one file for each regime. */
function SampleFiles() {
  const t = useText();
  const act = useAct();
  const open = async (regime: RegimeCode) => {
    const file = await act('imports.sample', { regime });
    if (file !== null) await inspect(file, '', regime);
  };
  return (
    <p className="import-samples">
      <span className="dim">{t('regime.import.samples')}</span>
      {REGIME_CODES.map((regime) => (
        <Button key={regime} type="link" size="small" onClick={() => void open(regime)}>
          {t(`regime.${regime}`)}
        </Button>
      ))}
    </p>
  );
}

function Inspected(props: { readonly inspected: InspectedFile; readonly file: ChosenFile }) {
  const t = useText();
  const { inspected, file } = props;
  const profile = useImport((state) => state.profile);
  return (
    <Panel
      title={inspected.name}
      actions={
        <Button type="primary" onClick={() => goToStep('mapping')}>
          {t('import.file.next')}
        </Button>
      }
    >
      <div className="import-inspected">
        <Facts
          rows={[
            [t('import.file.kindName'), inspected.kind.toUpperCase()],
            inspected.encoding === '' ? null : [t('import.file.encoding'), inspected.encoding],
            [
              t('import.file.rows'),
              inspected.estimatedRows === null
                ? t('import.file.rowsUnknown')
                : inspected.exactRows
                  ? inspected.estimatedRows
                  : t('import.file.rowsAbout', { count: inspected.estimatedRows }),
            ],
            [t('import.file.columns'), inspected.header.length],
            inspected.sheets.length < 2
              ? null
              : [
                  t('import.file.sheet'),
                  <Choice
                    key="sheet"
                    label={t('import.file.sheet')}
                    value={inspected.sheet}
                    options={inspected.sheets.map((name) => ({ value: name, label: name }))}
                    onChange={(sheet) => void inspect(file, sheet, profile?.regime)}
                  />,
                ],
          ]}
        />
        {inspected.notes.length > 0 && (
          <div>
            <strong>{t('import.file.notes')}</strong>
            <ul>
              {inspected.notes.map((note) => (
                <li key={note.code}>{errorText(t, note)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <h3>{t('import.file.sample')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it sideways */}
      <section className="scroll-x" aria-label={t('import.file.sample')} tabIndex={0}>
        <table className="plain-table import-sample">
          <thead>
            <tr>
              {inspected.header.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspected.sample.slice(0, SAMPLE_ROWS).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity
              <tr key={i}>
                {inspected.header.map((name, column) => (
                  <td key={name}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
