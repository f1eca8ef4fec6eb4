import { Button } from 'antd';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { AppError } from '#shared/api/errors.ts';

/** Says in place what went wrong, and offers to try again. */
export function ErrorPanel(props: { readonly error: AppError; retry?(): void }) {
  const t = useText();
  return (
    <div className="error-panel" role="alert">
      <p>{errorText(t, props.error)}</p>
      {props.retry !== undefined && <Button onClick={props.retry}>{t('common.retry')}</Button>}
    </div>
  );
}
