import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { wayKey, wayName, wayOfKey } from '#renderer/parts/ways.ts';
import type { Way } from '#shared/consignment/switching.ts';
import { WAYS } from '#shared/consignment/switching.ts';

/** Begins a consignment: of the regime used last, or of one chosen from the menu. */
export function NewButton(props: { create(way: Way | null): void }) {
  const t = useText();
  const last = useCall('regimes.lastUsed', {});
  return (
    <Space.Compact>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        aria-keyshortcuts="N"
        title={last.value === null ? undefined : wayName(t, last.value)}
        onClick={() => props.create(null)}
      >
        {t('list.new')}
      </Button>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          items: WAYS.map((way) => ({ key: wayKey(way), label: wayName(t, way) })),
          ...(last.value === null ? {} : { selectedKeys: [wayKey(last.value)] }),
          onClick: ({ key }) => props.create(wayOfKey(key)),
        }}
      >
        <Button type="primary" icon={<DownOutlined />} aria-label={t('list.new.regime')} />
      </Dropdown>
    </Space.Compact>
  );
}
