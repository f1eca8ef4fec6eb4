import type { elementsZh } from '#shared/i18n/zh-CN/elements.ts';

/** English texts of the declaration elements. */
export const elementsEn = {
  'elements.brandType.0': 'No brand',
  'elements.brandTypeHelp.0': 'Goods and packing bear no trade mark, brand name or sign.',
  'elements.brandType.1': 'Own brand of a firm in China',
  'elements.brandTypeHelp.1': 'A brand that a firm in China has developed and owns the rights of.',
  'elements.brandType.2': 'Brand acquired by a firm in China',
  'elements.brandTypeHelp.2': 'A brand from abroad that a firm in China has bought.',
  'elements.brandType.3': 'Foreign brand (made to order)',
  'elements.brandTypeHelp.3':
    'Made in China for a customer and bearing the customer’s foreign brand. Have the authority at hand.',
  'elements.brandType.4': 'Foreign brand (other)',
  'elements.brandTypeHelp.4':
    'A foreign brand on goods not made to order, for instance imported goods exported again. Have the authority at hand.',
  'elements.preference.0': 'No preferential duty',
  'elements.preferenceHelp.0':
    'The goods get no preferential duty at the final destination, for instance without a trade agreement or a certificate of origin.',
  'elements.preference.1': 'Preferential duty',
  'elements.preferenceHelp.1':
    'The goods get preferential duty at the final destination; a preferential certificate of origin is usually needed.',
  'elements.preference.2': 'Not certain',
  'elements.preferenceHelp.2':
    'Whether the goods get preferential duty at the final destination is not certain when they are declared.',
  'elements.preference.3': 'Not applicable to an import declaration',
  'elements.preferenceHelp.3': 'For import declarations only; an export cannot carry it.',
  'elements.source.notice2017No69':
    'Notice 2017-69 of the General Administration of Customs (digits to be confirmed)',
  'elements.source.guide2018':
    'Guide to the merged customs declaration, August 2018 (second-hand, to be confirmed)',

  'error.elements.emptyRequired':
    'Element {place}, “{name}”, is empty. Fill it in; where there is none, write 无 as the catalogue asks.',
  'error.elements.barInside':
    'Element {place}, “{name}”, has a bar in its value “{value}”. The bar separates elements; write a comma or a space instead.',
  'error.elements.unsendable':
    'Element {place}, “{name}”, has an invisible control character, which no message can carry. Delete it and type the value again.',
  'error.elements.brandTypeUnknown':
    'The brand type “{given}” is wrong; it must be 0 to 4. Choose one from the list.',
  'error.elements.brandTypeInWords': 'The brand type says “{given}”; enter its code {code}.',
  'error.elements.preferenceUnknown':
    'The export preference “{given}” is wrong; it must be 0 to 2. Choose one from the list.',
  'error.elements.preferenceInWords': 'The export preference says “{given}”; enter its code {code}.',
  'error.elements.preferenceForImport':
    'Export preference 3 is for import declarations only. Choose 0, 1 or 2 for an export.',
  'error.elements.noBrandButBrand':
    'The brand type is 0 (no brand), but the brand says “{brand}”. Change the brand type if there is a brand; else write 无 for the brand.',
  'error.elements.brandTypeButNoBrand':
    'The brand type is {type} (there is a brand), but the brand says “{brand}”. Enter the brand, or change the brand type to 0.',
  'error.elements.tooMany':
    'This code has {wanted} declaration elements, but the text has {given} parts; “{beyond}” has no element. Move it to the right element or delete it.',
  'error.elements.tooFew':
    'This code has {wanted} declaration elements, but the text has only {given} parts; the rest count as empty. Check each one.',
  'error.elements.tooLong':
    'The declaration elements have {characters} characters, {over} more than the {limit} allowed. Shorten them.',
  'error.elements.longInBytes':
    'The declaration elements take {bytes} bytes in GBK, more than {limit}. Some systems count two for a Chinese character and may not take them; better shorten them.',
  'error.elements.leadMissing':
    'The text begins with “{first}”, without brand type and export preference. They come first; add them, for instance “0|0|…”.',
  'error.elements.onlyMarks':
    'Element {place}, “{name}”, is only “{given}”, without words. Fill it in; where there is none, write 无.',
  'error.elements.unusualBars':
    '{count} full-width or similar bars stood for “|” and were taken as such. Check the parts.',
  'error.elements.spaces': 'Needless spaces or line breaks were removed in {count} places.',
  'error.elements.semicolons':
    'The text has no bar but {count} semicolons, which may separate its elements. Decide whether they become “|”.',
  'error.elements.brandDiffers':
    'The brand in the declaration elements is “{own}”, elsewhere it is “{other}”. Look at the goods and make both the same.',
  'error.elements.modelDiffers':
    'The model in the declaration elements is “{own}”, elsewhere it is “{other}”. Look at the goods and make both the same.',
} as const satisfies Record<keyof typeof elementsZh, string>;
