import type { declarationZh } from '#shared/i18n/zh-CN/declaration.ts';

/** The customs declaration and its replies. */
export const declarationEn: Readonly<Record<keyof typeof declarationZh, string>> = {
  'cli.column.officialNumber': 'Official number',
  'cli.message.declaration':
    '{lines} lines, client number {number}, version {version}. Not signed: the single window signs it.',
  'cli.message.otherBlocks': 'It has official blocks this program does not fill, kept as they are: {names}',
  'cli.message.noReply': 'It answers a declaration but does not say which; as it stands:',
};
