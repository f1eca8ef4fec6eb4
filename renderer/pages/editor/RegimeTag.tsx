import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '#renderer/app/text.tsx';
import { wayName } from '#renderer/parts/ways.ts';
import type { Way } from '#shared/consignment/switching.ts';
import { hasRoutes } from '#shared/consignment/switching.ts';

/** The id by which the focus comes back when the panel of the regimes is closed. */
export const REGIME_TAG = 'regime-tag';

interface RegimeTagProps {
  readonly way: Way;
  readonly open: boolean;
  toggle(): void;
}

/** The regime of the open consignment; opens the comparison of all of them. */
export function RegimeTag({ way, open, toggle }: RegimeTagProps) {
  const t = useText();
  const none = hasRoutes(way.regime) && way.route === '';
  const name = none ? `${wayName(t, way)} · ${t('regime.route.none')}` : wayName(t, way);
  return (
    <Button
      id={REGIME_TAG}
      size="small"
      icon={<DownOutlined />}
      iconPlacement="end"
      aria-expanded={open}
      aria-controls={open ? 'regime-panel' : undefined}
      aria-label={t('regime.tag', { name })}
      onClick={toggle}
    >
      {name}
    </Button>
  );
}
