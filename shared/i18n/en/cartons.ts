import type { cartonsZh } from '#shared/i18n/zh-CN/cartons.ts';

/** Texts of splitting pieces and weights over cartons and goods items. */
export const cartonsEn = {
  'cartons.place.whole': 'the whole consignment',
  'cartons.place.carton': 'carton {carton}',
  'cartons.place.item': 'goods item {item}',
  'cartons.place.cell': 'goods item {item} in carton {carton}',
  'cartons.quantity.pieces': 'pieces',
  'cartons.quantity.netWeight': 'net weight',
  'cartons.quantity.grossWeight': 'gross weight',
  'cartons.quantity.packaging': 'weight of packaging',
  'cartons.quantity.value': 'total price',
  'cartons.basis.recordedNetWeight': 'net weight in the product record',
  'cartons.basis.pieces': 'pieces',
  'cartons.basis.value': 'total price',
  'cartons.basis.netWeight': 'net weight',
  'cartons.basis.cartonPieces': 'pieces in each carton',
  'cartons.basis.equal': 'equal parts',
  'cartons.step.share':
    'For {place}, {quantity}: {total}, less {taken} already settled, leaves {rest} to split by “{basis}”:',
  'cartons.step.locked': '{place}: locked, {result}',
  'cartons.step.held': '{place}: its share is under what is locked in it, so {result}',
  'cartons.step.down': '{place}: {rest} × {weight} ÷ {weights}, rounded down to {result}',
  'cartons.step.extra':
    '{place}: {rest} × {weight} ÷ {weights}, rounded down to {down}; among the largest remainders, so {unit} more: {result}',
  'cartons.step.move': 'To meet the locked sums, {amount} was moved ({quantity}):',
  'cartons.step.change': '{place}: {before} becomes {after}',
  'cartons.weightless':
    'The net weight of goods item {item} came out as 0. Use more decimals, or enter its net weight.',

  'error.cartons.noCartons': 'There are no cartons yet. Add one first.',
  'error.cartons.noItems': 'There are no goods yet. Add goods first.',
  'error.cartons.tooMany':
    'Too much to pack: at most {cartons} cartons, {items} goods items and {lines} lines. Divide it into several consignments.',
  'error.cartons.emptyCarton': 'There are no goods in {place}. Enter what is in it, or remove it.',
  'error.cartons.unknownItem': 'Not in the list of goods: {place}. Choose the goods again.',
  'error.cartons.itemTwice': 'Entered twice: {place}. Make it one line.',
  'error.cartons.itemUnpacked': 'In no carton: {place}. Put it into one.',
  'error.cartons.negative': 'For {place}, {quantity} is {value}, which is below 0.',
  'error.cartons.tooLarge':
    'For {place}, {quantity} {value} is too large: at most 14 digits before the point.',
  'error.cartons.digits':
    'For {place}, {quantity} {value} has more than {digits} decimals and cannot be split to the last digit. Use more decimals, or enter it with {digits}.',
  'error.cartons.netOverGross':
    'For {place}, the net weight {net} kg is over the gross weight {gross} kg. Check both weights.',
  'error.cartons.unknownTotal':
    'For {place}, {quantity} cannot be worked out. Enter the total, or that of every goods item or of every carton.',
  'error.cartons.unknownGross':
    'For {place}, the gross weight cannot be worked out. Enter the total, or that of every carton.',
  'error.cartons.noKey':
    'To split by “{basis}” ({quantity}), that figure is missing for {place}. Enter it, or split by something else.',
  'error.cartons.zeroKey':
    'For {place}, {quantity} is to be split by “{basis}”, but that figure is 0 everywhere. Enter it, or split by something else.',
  'error.cartons.lockedOver':
    'For {place}, {quantity} is {total}, but {locked} is already locked. Raise the total, or unlock something.',
  'error.cartons.lockedUnder':
    'For {place}, {quantity} is {total}, but everything in it is locked and comes to {locked} only. Change the total, or unlock a figure.',
  'error.cartons.cartonsOverItems':
    'Locked figures contradict each other ({quantity}): cartons {cartons} must hold at least {need}, but the goods that can be in them (items {items}) come to {room} at most. Unlock one of these.',
  'error.cartons.itemsOverCartons':
    'Locked figures contradict each other ({quantity}): goods items {items} come to at least {need}, but the cartons they are in ({cartons}) take {room} at most (net weight never exceeds gross). Unlock one of these.',
  'error.cartons.totalOverRoom':
    'There is {need} to split ({quantity}), but cartons {cartons} and goods items {items} take {room} at most. Change the total, or unlock something.',
  'error.cartons.fixedOverTotal':
    'Locked figures of cartons {cartons} and goods items {items} come to at least {need} ({quantity}), over the {room} that the total allows. Change the total, or unlock something.',
} as const satisfies Record<keyof typeof cartonsZh, string>;
