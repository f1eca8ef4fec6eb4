const ZH_KINDS = '麦秆 钧瓷 汴绣 玉雕 唐三彩 竹编 木雕 剪纸 香菇 假发 毛笔 陶壶 铜镜 丝巾 布鞋 折扇'.split(
  ' ',
);
const ZH_FORMS = '花瓶 挂画 屏风 摆件 茶具 杯垫 首饰盒 收纳篮 台灯 头套 礼盒 手链 书签 香炉 抱枕 围巾'.split(
  ' ',
);
const ZH_KINDS_OF = '手工 仿古 大号 小号 红色 青釉 天然 定制 便携 防水'.split(' ');
const EN_KINDS =
  'straw porcelain embroidery jade pottery bamboo wooden paper mushroom wig brush copper silk cotton folding lacquer'.split(
    ' ',
  );
const EN_FORMS =
  'vase painting screen ornament teapot coaster box basket lamp cap gift bracelet bookmark burner pillow scarf'.split(
    ' ',
  );
const EN_KINDS_OF = 'handmade antique large small red celadon natural custom portable waterproof'.split(' ');

/** A made-up name of goods, about 12 Chinese characters and 6 English words; one in ten thousand has a rare word. */
export function goodsName(i: number): { readonly zh: string; readonly en: string } {
  const pick = (list: readonly string[], step: number): string =>
    list[(i * step + (i >> 4)) % list.length] ?? '';
  const rare = i % 10_000 === 7 ? '鎏金' : '';
  return {
    zh: `${pick(ZH_KINDS_OF, 7)}${rare}${pick(ZH_KINDS, 3)}${pick(ZH_FORMS, 5)} ${pick(ZH_KINDS_OF, 3)}款${i % 997}号`,
    en: `${pick(EN_KINDS_OF, 7)} ${pick(EN_KINDS, 3)} ${pick(EN_FORMS, 5)} model M${i % 4999} ${rare === '' ? '' : 'gilt'}`,
  };
}

/** What people type: two and four characters, a word, two words, a beginning, a number's end, a rare word. */
export const QUESTIONS: readonly string[] = [
  ...ZH_KINDS,
  ...ZH_FORMS,
  ...ZH_KINDS.slice(0, 8).map((kind, i) => `${kind}${ZH_FORMS[i] ?? ''}`),
  ...EN_KINDS,
  ...EN_FORMS.map((form, i) => `${EN_KINDS[i] ?? ''} ${form}`),
  ...EN_FORMS.map((form) => form.slice(0, 4)),
  ...Array.from({ length: 20 }, (_, i) => `M${i * 211}`),
  ...Array.from({ length: 20 }, (_, i) => `EX20260105-${i}`),
  ...Array.from({ length: 20 }, (_, i) => String(20_000 + i * 9973)),
  '鎏金',
  'gilt',
  '瓷',
];
