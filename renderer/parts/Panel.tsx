import type { ReactNode } from 'react';
import { useId } from 'react';
import '#renderer/parts/panel.css';

interface PanelProps {
  readonly title: string;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  /** At the right end of the heading. */
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A headed part of a page; a landmark that screen readers can jump to. */
export function Panel(props: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${props.className ?? ''}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{props.title}</h2>
        <div className="panel-aside">{props.aside}</div>
        <div className="panel-actions">{props.actions}</div>
      </header>
      {props.children}
    </section>
  );
}

/** Names and what they stand for, aligned. */
export function Facts(props: {
  readonly rows: readonly (readonly [name: string, value: ReactNode] | null)[];
}) {
  return (
    <dl className="facts">
      {props.rows.map((row) =>
        row === null ? null : (
          <div key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
