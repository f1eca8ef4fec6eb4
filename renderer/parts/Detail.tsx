import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '#renderer/app/text.tsx';

interface DetailProps {
  /** Accessible name and heading. */
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
}

/** The record chosen in a list, beside it. Escape closes it. */
export function Detail(props: DetailProps) {
  const t = useText();
  const aside = useRef<HTMLElement>(null);
  // In a small window it stands below the list, out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each record that is chosen comes into view
  useEffect(() => {
    aside.current?.scrollIntoView({ block: 'nearest' });
  }, [props.title]);
  const close = () => {
    aside.current?.parentElement?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    props.onClose();
  };
  return (
    <aside
      ref={aside}
      className="detail"
      aria-label={props.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className="panel-head">
        <h2>{props.title}</h2>
        <div className="panel-aside" />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('common.close')}
          onClick={close}
        />
      </header>
      {props.children}
    </aside>
  );
}
