/**
 * Names that order files use for countries, currencies and units, beside the names of the installed code tables.
 * Left the name in lower case, right the key a consignment stores. Only names with one meaning stand here.
 */

function aliasTable(
  rows: readonly (readonly [code: string, names: readonly string[]])[],
): ReadonlyMap<string, string> {
  return new Map(rows.flatMap(([code, names]) => names.map((name): [string, string] => [name, code])));
}

/** Names of countries and regions to ISO 3166-1 letters. */
export const COUNTRY_ALIASES: ReadonlyMap<string, string> = aliasTable([
  [
    'USA',
    [
      'usa',
      'u.s.a.',
      'us',
      'u.s.',
      'america',
      'united states',
      'united states of america',
      'the united states',
      '美国',
      '美利坚合众国',
    ],
  ],
  [
    'GBR',
    [
      'uk',
      'u.k.',
      'united kingdom',
      'great britain',
      'britain',
      'england',
      'scotland',
      'wales',
      'northern ireland',
      '英国',
    ],
  ],
  ['IRL', ['eire', 'ireland', 'republic of ireland', '爱尔兰']],
  ['ZAF', ['rsa', 'south africa', 'republic of south africa', '南非']],
  ['ARE', ['uae', 'u.a.e.', 'united arab emirates', '阿联酋', '阿拉伯联合酋长国']],
  ['DEU', ['germany', 'deutschland', 'federal republic of germany', '德国']],
  ['FRA', ['france', '法国']],
  ['ESP', ['spain', 'españa', '西班牙']],
  ['ITA', ['italy', 'italia', '意大利']],
  ['PRT', ['portugal', '葡萄牙']],
  ['NLD', ['netherlands', 'the netherlands', 'holland', '荷兰']],
  ['BEL', ['belgium', '比利时']],
  ['LUX', ['luxembourg', '卢森堡']],
  ['CHE', ['switzerland', '瑞士']],
  ['AUT', ['austria', '奥地利']],
  ['DNK', ['denmark', '丹麦']],
  ['SWE', ['sweden', '瑞典']],
  ['NOR', ['norway', '挪威']],
  ['FIN', ['finland', '芬兰']],
  ['ISL', ['iceland', '冰岛']],
  ['POL', ['poland', '波兰']],
  ['CZE', ['czech republic', 'czechia', 'the czech republic', '捷克', '捷克共和国']],
  ['SVK', ['slovakia', 'slovak republic', '斯洛伐克']],
  ['HUN', ['hungary', '匈牙利']],
  ['ROU', ['romania', '罗马尼亚']],
  ['BGR', ['bulgaria', '保加利亚']],
  ['GRC', ['greece', '希腊']],
  ['CYP', ['cyprus', '塞浦路斯']],
  ['MLT', ['malta', '马耳他']],
  ['HRV', ['croatia', '克罗地亚']],
  ['SVN', ['slovenia', '斯洛文尼亚']],
  ['SRB', ['serbia', '塞尔维亚']],
  ['EST', ['estonia', '爱沙尼亚']],
  ['LVA', ['latvia', '拉脱维亚']],
  ['LTU', ['lithuania', '立陶宛']],
  ['UKR', ['ukraine', '乌克兰']],
  ['BLR', ['belarus', '白俄罗斯']],
  ['RUS', ['russia', 'russian federation', '俄罗斯', '俄罗斯联邦']],
  ['TUR', ['turkey', 'türkiye', 'turkiye', '土耳其']],
  ['ISR', ['israel', '以色列']],
  ['SAU', ['saudi arabia', 'ksa', '沙特', '沙特阿拉伯']],
  ['QAT', ['qatar', '卡塔尔']],
  ['KWT', ['kuwait', '科威特']],
  ['BHR', ['bahrain', '巴林']],
  ['OMN', ['oman', '阿曼']],
  ['JOR', ['jordan', '约旦']],
  ['EGY', ['egypt', '埃及']],
  ['MAR', ['morocco', '摩洛哥']],
  ['NGA', ['nigeria', '尼日利亚']],
  ['KEN', ['kenya', '肯尼亚']],
  ['GHA', ['ghana', '加纳']],
  ['JPN', ['japan', '日本']],
  ['KOR', ['south korea', 'korea, south', 'republic of korea', 'korea (south)', '韩国']],
  ['PRK', ['north korea', '朝鲜']],
  ['HKG', ['hong kong', 'hong kong sar', 'hongkong', 'hk', '香港', '中国香港']],
  ['MAC', ['macau', 'macao', 'macao sar', '澳门', '中国澳门']],
  ['TWN', ['taiwan', '台湾', '中国台湾']],
  ['SGP', ['singapore', '新加坡']],
  ['MYS', ['malaysia', '马来西亚']],
  ['THA', ['thailand', '泰国']],
  ['VNM', ['vietnam', 'viet nam', '越南']],
  ['IDN', ['indonesia', '印度尼西亚', '印尼']],
  ['PHL', ['philippines', 'the philippines', '菲律宾']],
  ['IND', ['india', '印度']],
  ['PAK', ['pakistan', '巴基斯坦']],
  ['LKA', ['sri lanka', '斯里兰卡']],
  ['KAZ', ['kazakhstan', '哈萨克斯坦']],
  ['MNG', ['mongolia', '蒙古']],
  ['AUS', ['australia', '澳大利亚', '澳洲']],
  ['NZL', ['new zealand', '新西兰']],
  ['CAN', ['canada', '加拿大']],
  ['MEX', ['mexico', 'méxico', '墨西哥']],
  ['BRA', ['brazil', 'brasil', '巴西']],
  ['ARG', ['argentina', '阿根廷']],
  ['CHL', ['chile', '智利']],
  ['COL', ['colombia', '哥伦比亚']],
  ['PER', ['peru', '秘鲁']],
]);

/** Names that are no single country of the table: the user has to choose (a value map), the import never does. */
export const UNCLEAR_COUNTRIES: ReadonlySet<string> = new Set([
  'european community',
  'european union',
  'eu',
  'europe',
  'unspecified',
  'unknown',
  'other',
  'others',
  'n/a',
  'international',
  'worldwide',
  'channel islands',
  'korea',
  'congo',
  'virgin islands',
  '其他',
  '未知',
  '欧盟',
  '欧洲',
]);

const LETTER_PAIRS =
  'AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW ' +
  'AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BM:BMU BN:BRN BO:BOL ' +
  'BR:BRA BS:BHS BT:BTN BW:BWA BY:BLR BZ:BLZ CA:CAN CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK ' +
  'CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK ' +
  'DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM ' +
  'FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN ' +
  'GP:GLP GQ:GNQ GR:GRC GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HN:HND HR:HRV HT:HTI HU:HUN ID:IDN ' +
  'IE:IRL IL:ISR IM:IMN IN:IND IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN ' +
  'KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA ' +
  'LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MG:MDG ' +
  'MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MT:MLT MU:MUS MV:MDV MW:MWI ' +
  'MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NZ:NZL ' +
  'OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY ' +
  'QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SI:SVN ' +
  'SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV SY:SYR SZ:SWZ TC:TCA TD:TCD ' +
  'TG:TGO TH:THA TJ:TJK TL:TLS TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR ' +
  'UG:UGA US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WS:WSM YE:YEM ' +
  'YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE';

/** Two-letter to three-letter country codes (ISO 3166-1), for files of marketplaces that write two letters. */
export const COUNTRY_LETTERS: ReadonlyMap<string, string> = new Map(
  LETTER_PAIRS.split(' ').map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
);

/** Names and signs of currencies to ISO 4217 letters. "$" and "¥" alone are left out: each stands for several. */
export const CURRENCY_ALIASES: ReadonlyMap<string, string> = aliasTable([
  ['USD', ['us$', 'us dollar', 'us dollars', 'u.s. dollar', '美元', '美金']],
  ['CNY', ['rmb', 'cn¥', 'yuan', 'renminbi', '人民币', '人民币元']],
  ['EUR', ['€', 'euro', 'euros', '欧元']],
  ['GBP', ['£', 'pound', 'pounds', 'pound sterling', 'british pound', '英镑']],
  ['JPY', ['jp¥', 'yen', 'japanese yen', '日元', '日圆', '日本元']],
  ['HKD', ['hk$', 'hong kong dollar', '港币', '港元']],
  ['AUD', ['au$', 'a$', 'australian dollar', '澳元', '澳大利亚元']],
  ['CAD', ['ca$', 'c$', 'canadian dollar', '加元', '加拿大元']],
  ['NZD', ['nz$', 'new zealand dollar', '新西兰元']],
  ['SGD', ['s$', 'singapore dollar', '新加坡元']],
  ['KRW', ['₩', 'won', '韩元', '韩国元']],
  ['RUB', ['₽', 'rouble', 'ruble', '卢布', '俄罗斯卢布']],
  ['CHF', ['swiss franc', '瑞士法郎']],
  ['SEK', ['swedish krona', '瑞典克朗']],
  ['NOK', ['norwegian krone', '挪威克朗']],
  ['DKK', ['danish krone', '丹麦克朗']],
  ['THB', ['฿', 'baht', '泰铢', '泰国铢']],
  ['MYR', ['ringgit', '林吉特', '马来西亚林吉特']],
]);

/** Names of units to codes of the 2018 unit table (计量单位代码表). */
export const UNIT_ALIASES: ReadonlyMap<string, string> = aliasTable([
  ['006', ['set', 'sets', '套']],
  ['007', ['pc', 'pcs', 'piece', 'pieces', 'ea', 'each', 'unit', 'units', '个']],
  ['008', ['只']],
  ['010', ['sheet', 'sheets', '张']],
  ['011', ['件']],
  ['012', ['支']],
  ['014', ['根']],
  ['015', ['条']],
  ['016', ['把']],
  ['017', ['块']],
  ['018', ['roll', 'rolls', '卷']],
  ['019', ['副']],
  ['020', ['片']],
  ['022', ['份']],
  ['023', ['幅']],
  ['025', ['pair', 'pairs', '双']],
  ['026', ['对']],
  ['030', ['m', 'metre', 'metres', 'meter', 'meters', '米']],
  ['032', ['m2', 'm²', 'sqm', '平方米']],
  ['033', ['m3', 'm³', 'cbm', '立方米']],
  ['035', ['kg', 'kgs', 'kilogram', 'kilograms', 'kilo', '千克', '公斤']],
  ['036', ['g', 'gram', 'grams', '克']],
  ['070', ['t', 'ton', 'tons', 'tonne', '吨']],
  ['095', ['l', 'litre', 'liter', '升']],
  ['096', ['ml', '毫升']],
  ['140', ['box', 'boxes', '盒']],
  ['120', ['carton', 'cartons', 'ctn', '箱']],
  ['142', ['bottle', 'bottles', '瓶']],
  ['125', ['pack', 'packs', '包']],
  ['136', ['bag', 'bags', '袋']],
  ['127', ['dozen', 'dz', '打']],
  ['122', ['can', 'cans', 'tin', 'tins', '罐']],
  ['131', ['册']],
]);
