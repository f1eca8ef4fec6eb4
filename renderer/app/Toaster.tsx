import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { Toast } from '#renderer/state/toasts.ts';
import { hideToast, useToasts } from '#renderer/state/toasts.ts';

const PLAIN_MS = 6_000;
const ACTION_MS = 15_000;

/** Short messages, read out by screen readers; one stays while the pointer or the focus is on it. */
export function Toaster() {
  const t = useText();
  const list = useToasts((state) => state.list);
  return (
    <section className="toasts" aria-live="polite" aria-label={t('app.messages')}>
      {list.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const t = useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.tone === 'error') return;
    const timer = setTimeout(() => hideToast(toast.id), toast.action === undefined ? PLAIN_MS : ACTION_MS);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <div
      className={`toast toast-${toast.tone}`}
      role={toast.tone === 'error' ? 'alert' : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action !== undefined && (
        <Button
          size="small"
          onClick={() => {
            toast.action?.run();
            hideToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('common.close')}
        onClick={() => hideToast(toast.id)}
      />
    </div>
  );
}
