/** Texts of the declaration elements: codes of the two leading ones, what is wrong with a text. */
export const elementsZh = {
  'elements.brandType.0': '无品牌',
  'elements.brandTypeHelp.0': '货物和包装上没有任何商标、牌名或标志。',
  'elements.brandType.1': '境内自主品牌',
  'elements.brandTypeHelp.1': '境内企业自己开发、拥有自主知识产权的品牌。',
  'elements.brandType.2': '境内收购品牌',
  'elements.brandTypeHelp.2': '原来是境外品牌，已被境内企业收购。',
  'elements.brandType.3': '境外品牌（贴牌生产）',
  'elements.brandTypeHelp.3': '境内企业代工，贴客户的境外品牌。请备好授权。',
  'elements.brandType.4': '境外品牌（其他）',
  'elements.brandTypeHelp.4': '境外品牌，但不是代工贴牌，例如进口货物再出口。请备好授权。',
  'elements.preference.0': '不享受优惠关税',
  'elements.preferenceHelp.0': '货物在最终目的国（地区）不享受优惠关税，例如没有自贸协定，或不办原产地证。',
  'elements.preference.1': '享受优惠关税',
  'elements.preferenceHelp.1': '货物在最终目的国（地区）享受优惠关税，一般要办优惠原产地证。',
  'elements.preference.2': '不能确定',
  'elements.preferenceHelp.2': '申报时还不能确定货物在最终目的国（地区）是否享受优惠关税。',
  'elements.preference.3': '不适用于进口报关单',
  'elements.preferenceHelp.3': '只用于进口报关单，出口不能选。',
  'elements.source.notice2017No69': '海关总署公告 2017 年第 69 号（代码数字待核实）',
  'elements.source.guide2018': '关检融合报关单填制说明（2018 年 8 月，第二手资料，待核实）',

  'error.elements.emptyRequired':
    '第 {place} 个要素“{name}”没有填写。请填写；确实没有的，按规范申报目录的要求写“无”。',
  'error.elements.barInside':
    '第 {place} 个要素“{name}”的内容“{value}”里有竖线。竖线是要素之间的分隔，请换成顿号或空格。',
  'error.elements.unsendable':
    '第 {place} 个要素“{name}”里有看不见的控制字符，报文发不出去。请删掉后重新输入。',
  'error.elements.brandTypeUnknown': '品牌类型“{given}”不对，只能是 0 至 4。请从列表里选。',
  'error.elements.brandTypeInWords': '品牌类型写成了“{given}”，应填代码 {code}。',
  'error.elements.preferenceUnknown': '出口享惠情况“{given}”不对，只能是 0 至 2。请从列表里选。',
  'error.elements.preferenceInWords': '出口享惠情况写成了“{given}”，应填代码 {code}。',
  'error.elements.preferenceForImport': '出口享惠情况 3 只用于进口报关单。出口请选 0、1 或 2。',
  'error.elements.noBrandButBrand':
    '品牌类型是 0（无品牌），品牌却填了“{brand}”，两处矛盾。有品牌请改品牌类型；没有请把品牌改成“无”。',
  'error.elements.brandTypeButNoBrand':
    '品牌类型是 {type}（有品牌），品牌却填了“{brand}”，两处矛盾。请填写品牌，或把品牌类型改成 0。',
  'error.elements.tooMany':
    '这个编码有 {wanted} 个申报要素，内容却有 {given} 段，多出“{beyond}”，没有对应的要素。请移到合适的要素里或删去。',
  'error.elements.tooFew':
    '这个编码有 {wanted} 个申报要素，内容只有 {given} 段，后面的要素当作没有填。请逐个核对。',
  'error.elements.tooLong': '申报要素共 {characters} 个字符，最多 {limit} 个，超出 {over} 个。请缩短。',
  'error.elements.longInBytes':
    '申报要素按 GBK 算有 {bytes} 个字节，超过 {limit}。有的系统一个汉字算两个字节，可能放不下；能缩短最好。',
  'error.elements.leadMissing':
    '内容以“{first}”开头，没有品牌类型和出口享惠情况。这两项在最前面，请补上，例如“0|0|…”。',
  'error.elements.onlyMarks':
    '第 {place} 个要素“{name}”只填了“{given}”，没有文字。请填写内容，确实没有的写“无”。',
  'error.elements.unusualBars': '有 {count} 处用全角竖线或类似的字代替了“|”，已按分隔处理。请核对分段。',
  'error.elements.spaces': '有 {count} 处多余的空格或换行，已去掉。',
  'error.elements.semicolons': '内容里没有竖线，却有 {count} 个分号，可能是用分号分隔的。请确认是否改成“|”。',
  'error.elements.brandDiffers': '申报要素里的品牌是“{own}”，另一处是“{other}”。请核对实物，两处写成一致。',
  'error.elements.modelDiffers': '申报要素里的型号是“{own}”，另一处是“{other}”。请核对实物，两处写成一致。',
} as const;
