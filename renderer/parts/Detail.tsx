import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
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
  return (
    <aside
      className="detail"
      aria-label={props.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
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
          onClick={props.onClose}
        />
      </header>
      {props.children}
    </aside>
  );
}
