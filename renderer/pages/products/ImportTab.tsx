import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { bridge, client, listen } from '#renderer/app/client.ts';
import { hrefOf } from '#renderer/app/routes.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { ImportMapping } from '#renderer/pages/products/ImportMapping.tsx';
import { ImportOutcome } from '#renderer/pages/products/ImportOutcome.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import type { AppError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import type { InspectedProducts, ProductImportPreview, ProductImportResult } from '#shared/api/products.ts';
import { MAX_PRODUCT_ROWS } from '#shared/api/products.ts';
import type { ProductMapping } from '#shared/catalog/products/columns.ts';

const FILES = ['.csv', '.txt', '.tsv', '.xlsx'];

interface Opened {
  readonly file: ChosenFile;
  readonly seen: InspectedProducts;
  readonly mapping: ProductMapping;
}

/** Products from a table: choose it, look at the columns, see what would change, then import. */
export function ImportTab() {
  const t = useText();
  const act = useAct();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [preview, setPreview] = useState<ProductImportPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const [rows, setRows] = useState(0);
  const [result, setResult] = useState<ProductImportResult | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  const begin = () => {
    setOpened(null);
    setPreview(null);
    setResult(null);
    setError(null);
  };
  const inspect = async (file: ChosenFile, sheet = '') => {
    begin();
    const answer = await client('products.inspectFile', { file: file.ticket, sheet });
    if (answer.ok) setOpened({ file, seen: answer.value, mapping: answer.value.mapping });
    else setError(answer.error);
  };
  const choose = async () => {
    const file = await bridge.chooseFile(FILES);
    if (file !== null) await inspect(file);
  };
  const asked = (from: Opened) => ({
    ...{ file: from.file.ticket, sheet: from.seen.sheet, mapping: from.mapping },
  });
  const look = async (from: Opened) => {
    setBusy(true);
    const answer = await client('products.previewImport', asked(from));
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setPreview(answer.value);
  };
  const start = async (from: Opened) => {
    setRows(0);
    const begun = await act('products.startImport', asked(from));
    if (begun !== null) setJob(begun.job);
  };
  useEffect(() => {
    if (job === null) return;
    const settle = async () => {
      const answer = await client('products.importResult', { job });
      if (!answer.ok) setError(answer.error);
      else if (answer.value === null) return;
      else setResult(answer.value);
      setJob(null);
    };
    const stop = listen((event) => {
      if (event.name !== 'job.progress' || event.data.job !== job) return;
      setRows(event.data.done);
      if (event.data.state === 'failed') {
        setError(event.data.error);
        setJob(null);
      } else if (event.data.state !== 'running') void settle();
    });
    // It may have ended before this window listened.
    void settle();
    return stop;
  }, [job]);

  return (
    <div className="products-scroll products-import">
      {error !== null && (
        <p className="product-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      {result !== null ? (
        <>
          <h2>{t(result.cancelled ? 'products.import.cancelled' : 'products.import.done')}</h2>
          <ImportOutcome counts={result.counts} rows={[]} problems={result.problems} />
          <div className="bar">
            <Button type="primary" href={hrefOf('products')}>
              {t('products.import.toList')}
            </Button>
            <Button onClick={begin}>{t('products.import.again')}</Button>
          </div>
        </>
      ) : job !== null ? (
        <div className="bar">
          <p role="status">{t('products.import.running', { rows })}</p>
          <Button onClick={() => void act('jobs.cancel', { job })}>{t('common.cancel')}</Button>
        </div>
      ) : (
        <>
          <p>{t('products.import.intro')}</p>
          <div className="bar">
            <Button type={opened === null ? 'primary' : 'default'} onClick={() => void choose()}>
              {t('products.import.choose')}
            </Button>
            <span className="dim">
              {opened === null
                ? t('products.import.kinds', { max: MAX_PRODUCT_ROWS })
                : t('products.import.file', { name: opened.file.name })}
            </span>
          </div>
          {opened !== null && (
            <>
              <ImportMapping
                seen={opened.seen}
                mapping={opened.mapping}
                onSheet={(sheet) => void inspect(opened.file, sheet)}
                onMapping={(mapping) => {
                  setOpened({ ...opened, mapping });
                  setPreview(null);
                }}
              />
              <div className="bar">
                <BusyButton
                  type={preview === null ? 'primary' : 'default'}
                  busy={busy}
                  onClick={() => void look(opened)}
                >
                  {t(busy ? 'products.import.previewing' : 'products.import.preview')}
                </BusyButton>
                {preview !== null && preview.counts.created + preview.counts.updated > 0 && (
                  <Button type="primary" onClick={() => void start(opened)}>
                    {t('products.import.start')}
                  </Button>
                )}
              </div>
              {preview !== null && (
                <ImportOutcome
                  counts={preview.counts}
                  rows={preview.rows}
                  problems={preview.problems}
                  ahead
                />
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}
