import type { ReactNode } from 'react';

/** Says why there is nothing here and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <strong>{props.title}</strong>
      {props.text !== undefined && <p>{props.text}</p>}
      <div>{props.children}</div>
    </div>
  );
}
