/*
 * Short names of the chapters of the Harmonized System, in our own words and not those of the law: only for finding
 * one's way. Chapter 77 is reserved, 98 and 99 are national.
 */

/** A chapter: its two digits and a short name. */
export interface Chapter {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const NAMES = `01 活动物 | Live animals
02 肉及食用杂碎 | Meat and edible offal
03 鱼、甲壳动物、软体动物 | Fish and other aquatic invertebrates
04 乳品、蛋品、天然蜂蜜 | Dairy produce, eggs, natural honey
05 其他动物产品 | Other products of animal origin
06 活植物、鳞茎、鲜花 | Live plants, bulbs, cut flowers
07 食用蔬菜、根及块茎 | Edible vegetables, roots and tubers
08 食用水果及坚果 | Edible fruit and nuts
09 咖啡、茶、调味香料 | Coffee, tea, spices
10 谷物 | Cereals
11 制粉工业产品、麦芽、淀粉 | Milling products, malt, starches
12 含油子仁、药用植物、饲料 | Oil seeds, medicinal plants, fodder
13 树胶、树脂、植物液汁 | Gums, resins, vegetable saps
14 编结用植物材料 | Vegetable plaiting materials
15 动植物或微生物油脂、蜡 | Animal, vegetable or microbial fats, oils and waxes
16 肉、鱼、昆虫的制品 | Preparations of meat, fish or insects
17 糖及糖食 | Sugars and sugar confectionery
18 可可及可可制品 | Cocoa and cocoa preparations
19 谷物、粮食粉、淀粉制品，糕饼 | Preparations of cereals, flour or starch, pastry
20 蔬菜、水果、坚果制品 | Preparations of vegetables, fruit or nuts
21 杂项食品 | Miscellaneous edible preparations
22 饮料、酒、醋 | Beverages, spirits and vinegar
23 食品工业残渣、动物饲料 | Residues of the food industries, animal fodder
24 烟草及其制品 | Tobacco and its substitutes
25 盐、硫磺、泥土、石料、水泥 | Salt, sulphur, earths, stone, cement
26 矿砂、矿渣、矿灰 | Ores, slag and ash
27 矿物燃料、矿物油 | Mineral fuels and oils
28 无机化学品 | Inorganic chemicals
29 有机化学品 | Organic chemicals
30 药品 | Pharmaceutical products
31 肥料 | Fertilizers
32 鞣料、染料、颜料、油漆、油墨 | Dyes, pigments, paints, inks
33 精油、香料、化妆品 | Essential oils, perfumery, cosmetics
34 肥皂、洗涤剂、蜡、蜡烛 | Soap, washing preparations, waxes, candles
35 蛋白类物质、胶、酶 | Albuminoidal substances, glues, enzymes
36 炸药、烟火制品、火柴 | Explosives, fireworks, matches
37 照相及电影用品 | Photographic and cinematographic goods
38 杂项化学产品 | Miscellaneous chemical products
39 塑料及其制品 | Plastics and articles thereof
40 橡胶及其制品 | Rubber and articles thereof
41 生皮及皮革 | Raw hides, skins and leather
42 皮革制品、箱包 | Articles of leather, bags and cases
43 毛皮、人造毛皮及其制品 | Furskins, artificial fur and articles thereof
44 木及木制品、木炭 | Wood, articles of wood, charcoal
45 软木及软木制品 | Cork and articles of cork
46 草、柳、竹等编结材料制品 | Basketware and plaited articles
47 木浆、废纸 | Wood pulp, waste paper
48 纸及纸板、纸制品 | Paper, paperboard and articles thereof
49 书籍、印刷品、图画 | Printed books, pictures, other printed matter
50 蚕丝 | Silk
51 羊毛、动物毛、马毛纱线 | Wool, animal hair
52 棉花 | Cotton
53 其他植物纺织纤维 | Other vegetable textile fibres
54 化学纤维长丝 | Man-made filaments
55 化学纤维短纤 | Man-made staple fibres
56 絮胎、毡、无纺织物、绳缆 | Wadding, felt, nonwovens, rope
57 地毯及铺地织物 | Carpets and textile floor coverings
58 特种机织物、花边、刺绣品 | Special woven fabrics, lace, embroidery
59 浸渍、涂布织物，工业用织物 | Coated fabrics, textiles for industry
60 针织物及钩编织物 | Knitted or crocheted fabrics
61 针织或钩编服装及附件 | Knitted or crocheted apparel
62 非针织服装及附件 | Apparel, not knitted
63 其他纺织制成品、床上用品 | Other made-up textiles, bed linen
64 鞋靴 | Footwear
65 帽类 | Headgear
66 伞、手杖、鞭 | Umbrellas, walking sticks, whips
67 羽毛、人造花、人发制品 | Feathers, artificial flowers, articles of human hair
68 石料、石膏、水泥制品 | Articles of stone, plaster, cement
69 陶瓷产品 | Ceramic products
70 玻璃及其制品 | Glass and glassware
71 珍珠、宝石、贵金属、首饰 | Pearls, precious stones and metals, jewellery
72 钢铁 | Iron and steel
73 钢铁制品 | Articles of iron or steel
74 铜及其制品 | Copper and articles thereof
75 镍及其制品 | Nickel and articles thereof
76 铝及其制品 | Aluminium and articles thereof
78 铅及其制品 | Lead and articles thereof
79 锌及其制品 | Zinc and articles thereof
80 锡及其制品 | Tin and articles thereof
81 其他贱金属、金属陶瓷 | Other base metals, cermets
82 贱金属工具、刀具、餐具 | Tools, cutlery of base metal
83 贱金属杂项制品 | Miscellaneous articles of base metal
84 机器、机械器具 | Machinery and mechanical appliances
85 电机、电气设备、音像设备 | Electrical machinery and equipment
86 铁道机车车辆 | Railway locomotives and rolling stock
87 车辆及其零件 | Vehicles and parts
88 航空器、航天器 | Aircraft and spacecraft
89 船舶 | Ships and boats
90 光学、计量、医疗仪器 | Optical, measuring and medical instruments
91 钟表 | Clocks and watches
92 乐器 | Musical instruments
93 武器、弹药 | Arms and ammunition
94 家具、寝具、灯具 | Furniture, bedding, lamps
95 玩具、游戏品、运动用品 | Toys, games and sports requisites
96 杂项制品 | Miscellaneous manufactured articles
97 艺术品、收藏品、古物 | Works of art, collectors' pieces, antiques`;

/** Every chapter, in order. */
export const CHAPTERS: readonly Chapter[] = NAMES.split('\n').map((row) => {
  const [zh = '', en = ''] = row.slice(3).split(' | ');
  return { code: row.slice(0, 2), zh, en };
});
