import { errorText, useText } from '#renderer/app/text.tsx';
import type { OtherPlace } from '#renderer/pages/editor/elements/composing.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';

/** One thing that is said of an element text. */
export function IssueLine(props: { readonly issue: ElementIssue; readonly where?: OtherPlace | null }) {
  const t = useText();
  const { issue, where = null } = props;
  const text = errorText(t, issue);
  return (
    <li className={`composer-issue composer-${issue.weight}`}>
      <span aria-hidden="true">{issue.weight === 'wrong' ? '✕' : '!'}</span>{' '}
      {where === null ? text : t('composer.whereIssue', { where: t(`composer.where.${where}`), text })}
    </li>
  );
}
