import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { Result } from '#shared/api/methods.ts';

/** Verifies the chain of the exchange record and says in words what came out. */
export function AuditCheck() {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Result<'audit.verify'> | null>(null);
  const verify = async () => {
    setBusy(true);
    setFound(await act('audit.verify', {}));
    setBusy(false);
  };
  return (
    <>
      <span
        role="status"
        className={`audit-result ${found === null ? '' : found.brokenAt === null ? 'good-text' : 'fatal-text'}`}
      >
        {found !== null && resultText(t, found)}
      </span>
      <Button loading={busy} onClick={() => void verify()}>
        {t(busy ? 'exchange.audit.running' : 'exchange.audit.verify')}
      </Button>
    </>
  );
}

function resultText(t: Text, found: Result<'audit.verify'>): string {
  if (found.brokenAt !== null) return t('exchange.audit.broken', { row: found.brokenAt });
  return found.rows === 0 ? t('exchange.audit.empty') : t('exchange.audit.good', { rows: found.rows });
}
