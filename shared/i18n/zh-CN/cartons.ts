/** Texts of splitting pieces and weights over cartons and goods items. */
export const cartonsZh = {
  'cartons.place.whole': '整票',
  'cartons.place.carton': '第 {carton} 箱',
  'cartons.place.item': '第 {item} 项商品',
  'cartons.place.cell': '第 {carton} 箱中的第 {item} 项商品',
  'cartons.quantity.pieces': '数量',
  'cartons.quantity.netWeight': '净重',
  'cartons.quantity.grossWeight': '毛重',
  'cartons.quantity.packaging': '包装重量',
  'cartons.quantity.value': '总价',
  'cartons.basis.recordedNetWeight': '商品资料中的净重',
  'cartons.basis.pieces': '数量',
  'cartons.basis.value': '总价',
  'cartons.basis.netWeight': '净重',
  'cartons.basis.cartonPieces': '各箱的数量',
  'cartons.basis.equal': '平均',
  'cartons.step.share': '{place}的{quantity} {total}，扣除已定的 {taken}，余 {rest}，按“{basis}”分配：',
  'cartons.step.locked': '{place}：锁定 {result}',
  'cartons.step.held': '{place}：按比例不足锁定的合计，取 {result}',
  'cartons.step.down': '{place}：{rest} × {weight} ÷ {weights}，舍去尾数得 {result}',
  'cartons.step.extra':
    '{place}：{rest} × {weight} ÷ {weights}，舍去尾数得 {down}，尾数较大，加 {unit} 得 {result}',
  'cartons.step.move': '为与锁定的合计一致，调整{quantity} {amount}：',
  'cartons.step.change': '{place}：{before} 改为 {after}',
  'cartons.weightless': '第 {item} 项商品的净重分得 0。请增加小数位，或直接填写它的净重。',

  'error.cartons.noCartons': '还没有箱子。请先添加一箱。',
  'error.cartons.noItems': '还没有商品。请先添加商品。',
  'error.cartons.tooMany': '装箱内容太多：最多 {cartons} 箱、{items} 项商品、{lines} 行。请分成几票。',
  'error.cartons.emptyCarton': '{place}里没有商品。请填写装了什么，或删除这一箱。',
  'error.cartons.unknownItem': '{place}不在商品表中。请重新选择商品。',
  'error.cartons.itemTwice': '{place}填了两次。请合并成一行。',
  'error.cartons.itemUnpacked': '{place}没有装进任何一箱。请把它放入箱中。',
  'error.cartons.negative': '{place}的{quantity} {value} 小于 0。',
  'error.cartons.tooLarge': '{place}的{quantity} {value} 太大，整数部分最多 14 位。',
  'error.cartons.digits':
    '{place}的{quantity} {value} 超过 {digits} 位小数，无法正好分完。请增加小数位，或改成 {digits} 位小数。',
  'error.cartons.netOverGross': '{place}的净重 {net} 千克大于毛重 {gross} 千克。请核对两个重量。',
  'error.cartons.unknownTotal':
    '无法得出{place}的{quantity}。请填写合计，或者把每一项商品的、或每一箱的都填全。',
  'error.cartons.unknownGross': '无法得出{place}的毛重。请填写合计，或填全每一箱的毛重。',
  'error.cartons.noKey': '要按“{basis}”分配{quantity}，但{place}没有这个数。请补上，或换一种分配依据。',
  'error.cartons.zeroKey':
    '{place}的{quantity}按“{basis}”分配，但各部分的这个数都是 0。请补上，或换一种分配依据。',
  'error.cartons.lockedOver':
    '{place}的{quantity}是 {total}，其中锁定的已有 {locked}。请改大合计，或放开一些锁定的数。',
  'error.cartons.lockedUnder':
    '{place}的{quantity}是 {total}，其中各数都已锁定，合计只有 {locked}。请改合计，或放开一个锁定的数。',
  'error.cartons.cartonsOverItems':
    '锁定的{quantity}互相矛盾：第 {cartons} 箱至少要装 {need}，但能装入的商品（第 {items} 项）最多只有 {room}。请放开其中一个数。',
  'error.cartons.itemsOverCartons':
    '锁定的{quantity}互相矛盾：第 {items} 项商品至少有 {need}，但所在的第 {cartons} 箱最多只能容纳 {room}（净重不能大于毛重）。请放开其中一个数。',
  'error.cartons.totalOverRoom':
    '{quantity}合计要分出 {need}，但第 {cartons} 箱和第 {items} 项商品最多只能容纳 {room}。请改合计，或放开一些锁定的数。',
  'error.cartons.fixedOverTotal':
    '第 {cartons} 箱和第 {items} 项商品锁定的{quantity}至少已有 {need}，超过了合计允许的 {room}。请改合计，或放开一些锁定的数。',
} as const;
