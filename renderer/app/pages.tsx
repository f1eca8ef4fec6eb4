import {
  CloudSyncOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TagsOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { lazy } from 'react';
import type { PageName } from '#renderer/app/routes.ts';

/** A page as the navigation, the palette and the shortcut help know it. */
interface PageEntry {
  readonly icon: ReactNode;
  readonly chord: string;
  readonly Page: ComponentType;
  /** The page of one record, when the address names one. */
  readonly One?: ComponentType;
}

/** Every page; each is loaded when it is first opened. */
export const PAGES: Readonly<Record<PageName, PageEntry>> = {
  home: {
    icon: <HomeOutlined />,
    chord: 'Alt+1',
    Page: lazy(async () => ({ default: (await import('#renderer/pages/home/HomePage.tsx')).HomePage })),
  },
  consignments: {
    icon: <FileTextOutlined />,
    chord: 'Alt+2',
    Page: lazy(async () => ({
      default: (await import('#renderer/pages/consignments/ConsignmentsPage.tsx')).ConsignmentsPage,
    })),
    One: lazy(async () => ({ default: (await import('#renderer/pages/editor/EditorPage.tsx')).EditorPage })),
  },
  products: {
    icon: <TagsOutlined />,
    chord: 'Alt+G',
    Page: lazy(async () => ({
      default: (await import('#renderer/pages/products/ProductsPage.tsx')).ProductsPage,
    })),
  },
  import: {
    icon: <ImportOutlined />,
    chord: 'Alt+3',
    Page: lazy(async () => ({ default: (await import('#renderer/pages/import/ImportPage.tsx')).ImportPage })),
  },
  exchange: {
    icon: <CloudSyncOutlined />,
    chord: 'Alt+4',
    Page: lazy(async () => ({
      default: (await import('#renderer/pages/exchange/ExchangePage.tsx')).ExchangePage,
    })),
  },
  rules: {
    icon: <SafetyCertificateOutlined />,
    chord: 'Alt+5',
    Page: lazy(async () => ({ default: (await import('#renderer/pages/rules/RulesPage.tsx')).RulesPage })),
  },
  settings: {
    icon: <SettingOutlined />,
    chord: 'Alt+6',
    Page: lazy(async () => ({
      default: (await import('#renderer/pages/settings/SettingsPage.tsx')).SettingsPage,
    })),
  },
};
