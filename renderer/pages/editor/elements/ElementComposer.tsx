import '#renderer/pages/editor/elements/elements.css';
import { Drawer } from 'antd';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { ComposerForm } from '#renderer/pages/editor/elements/ComposerForm.tsx';
import type { OtherTexts } from '#renderer/pages/editor/elements/composing.ts';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { tidyText } from '#shared/base/normalize.ts';

/** What is composed, and for which goods. */
export interface ComposerGoods {
  readonly code: string;
  readonly itemNo: string;
  readonly name: string;
  /** What the field holds now. */
  readonly text: string;
  /** Other texts about the same goods. */
  readonly others: OtherTexts;
  /** The most characters the field takes. */
  readonly limit: number;
}

interface ElementComposerProps {
  readonly goods: ComposerGoods;
  /** The consignment the goods stand in; its own text is no memory. */
  readonly consignment: string | null;
  /** What the field is called for what is kept of it: unique for each field. */
  readonly place: string;
  apply(text: string): void;
  close(): void;
}

/** The declaration elements of a code one by one, in a panel at the right. */
export function ElementComposer(props: ElementComposerProps) {
  const t = useText();
  const code = tidyText(props.goods.code);
  const basis = useCall('elements.basis', {
    code,
    itemNo: props.goods.itemNo,
    consignment: props.consignment,
  });
  return (
    <Drawer
      open
      title={code === '' ? t('composer.titleNoCode') : t('composer.title', { code })}
      onClose={props.close}
      size={600}
    >
      {basis.value === null ? (
        basis.error !== null && <ErrorPanel error={basis.error} retry={basis.reload} />
      ) : (
        <ComposerForm {...props} basis={basis.value} />
      )}
    </Drawer>
  );
}
