import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useText } from '#renderer/app/text.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a failing page from taking the window down. */
export class ErrorBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? (
      <Failed retry={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Failed(props: { retry(): void }) {
  const t = useText();
  return (
    <div className="panel-message" role="alert">
      <h2>{t('app.failed')}</h2>
      <p>{t('app.failed.help')}</p>
      <Button type="primary" onClick={props.retry}>
        {t('app.reload')}
      </Button>
    </div>
  );
}
