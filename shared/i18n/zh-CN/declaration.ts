/** The customs declaration and its replies. */
export const declarationZh = {
  'cli.column.officialNumber': '官方编号',
  'cli.message.declaration': '{lines} 项商品，客户端编号 {number}，版本 {version}。没有签名，由单一窗口签。',
  'cli.message.otherBlocks': '还有本软件不填的官方段落，已原样保留：{names}',
  'cli.message.noReply': '是报关单的回复，但没有写明是哪一票，按原样列出：',
} as const;
