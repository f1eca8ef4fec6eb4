import { useText } from '#renderer/app/text.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** What is wrong by a rule, and what is right. */
export function ExamplePair(props: {
  readonly example: { readonly wrong: BothLanguages; readonly right: BothLanguages };
}) {
  const t = useText();
  const { wrong, right } = props.example;
  return (
    <Facts
      rows={[
        [`✗ ${t('rules.example.wrong')}`, t.of(wrong)],
        [`✓ ${t('rules.example.right')}`, t.of(right)],
      ]}
    />
  );
}
