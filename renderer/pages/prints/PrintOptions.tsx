import { Checkbox } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { usePrintChoice } from '#renderer/pages/prints/printChoice.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import { LABEL_SIZES, PAPER_KINDS, PAPER_LANGUAGES } from '#shared/documents/commercial/paperKinds.ts';

interface PrintOptionsProps {
  readonly papers: readonly PaperKind[];
}

const LABELS: ReadonlySet<PaperKind> = new Set(['cn22', 'addressLabel']);

/** Which papers, in which language, on which labels. */
export function PrintOptions({ papers }: PrintOptionsProps) {
  const t = useText();
  const { language, paperSize } = usePrintChoice();
  return (
    <>
      <fieldset className="print-papers">
        <legend>{t('prints.papers')}</legend>
        {PAPER_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            checked={papers.includes(kind)}
            onChange={({ target }) =>
              usePrintChoice.setState({
                papers: PAPER_KINDS.filter((one) => (one === kind ? target.checked : papers.includes(one))),
              })
            }
          >
            {t(`print.paper.${kind}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Field label={t('prints.language')}>
        {(ids) => (
          <Choice
            {...ids}
            value={language}
            options={PAPER_LANGUAGES.map((value) => ({ value, label: t(`prints.language.${value}`) }))}
            onChange={(next) => usePrintChoice.setState({ language: next })}
          />
        )}
      </Field>
      <Field label={t('prints.paperSize')}>
        {(ids) => (
          <Choice
            {...ids}
            value={paperSize}
            disabled={!papers.some((kind) => LABELS.has(kind))}
            options={LABEL_SIZES.map((value) => ({ value, label: t(`prints.paperSize.${value}`) }))}
            onChange={(next) => usePrintChoice.setState({ paperSize: next })}
          />
        )}
      </Field>
    </>
  );
}
