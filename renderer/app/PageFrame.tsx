import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useText } from '#renderer/app/text.tsx';

interface PageFrameProps {
  readonly title: string;
  /** Beside the title: counts, states. */
  readonly aside?: ReactNode;
  /** At the right end of the title line: the page's main actions. */
  readonly actions?: ReactNode;
  /** The content fills the height and scrolls inside itself (grids), instead of the page scrolling. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: title line with actions, then the content. */
export function PageFrame(props: PageFrameProps) {
  const t = useText();
  useEffect(() => {
    document.title = `${props.title} · ${t('app.name')}`;
  }, [props.title, t]);
  return (
    <div className={props.fill === true ? 'page page-fill' : 'page'}>
      <header className="page-head">
        <h1>{props.title}</h1>
        <div className="page-aside">{props.aside}</div>
        <div className="page-actions">{props.actions}</div>
      </header>
      <div className="page-body">{props.children}</div>
    </div>
  );
}
