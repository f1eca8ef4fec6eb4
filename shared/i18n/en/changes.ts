import type { changesZh } from '#shared/i18n/zh-CN/changes.ts';

/** Texts on what may still be changed: the tab of the editor, requests to customs, and their errors. */
export const changesEn = {
  'editor.tab.changes': 'Changes',
  'editor.locked.link': 'What can still change',
  'timeline.changeBegun': 'Taken back what had not left, to change it',
  'timeline.cancellationAsked': 'Cancellation asked for',
  'timeline.returnAsked': 'Return asked for',

  'changes.bands': 'What can still be changed',
  'changes.band.free': 'Free to change',
  'changes.band.free.none': 'Nothing can be changed directly now.',
  'changes.band.locked': 'Locked',
  'changes.band.locked.none': 'Nothing is locked.',
  'changes.band.request': 'By request to customs',
  'changes.band.request.none': 'Nothing needs a request.',
  'changes.part.order': 'Order and parties',
  'changes.part.goods': 'Goods',
  'changes.part.payment': 'Payment',
  'changes.part.waybill': 'Carriage and weight',
  'changes.part.customs': 'Declaration details',
  'changes.part.trade': 'Trade terms and consignee',
  'changes.part.own': 'Not sent to customs',
  'changes.carriedBy': 'In: {documents}',
  'changes.toBeConfirmed': 'to be confirmed',
  'changes.and': ', ',

  'changes.reason.draft': 'Not sent yet: change it freely.',
  'changes.reason.queued':
    'Still in the outbox; it has not left this computer. Take it back first, then change it.',
  'changes.reason.partnersHeld':
    'Customs has this document, but the inventory (or declaration) has not left yet. Take back what waits; what you change goes as a change.',
  'changes.reason.answerOpen':
    'On its way, or its outcome is unknown: the platform may have it. Wait until that is clear.',
  'changes.reason.returned':
    'Returned: correct it and send again. What was returned goes as new, what customs still has as a change.',
  'changes.reason.change':
    'Customs has this document and no inventory (or declaration) uses it: what you change goes as a change.',
  'changes.reason.declaring':
    'Declared; the platform takes no change (-621010, -621012). Wait for the receipt; if it is returned, you can change it.',
  'changes.reason.declaredInInventory':
    'An inventory (or declaration) refers to it, so no change is taken (-301011, -401008, -504016). If that is returned, you can change it.',
  'changes.reason.underReview':
    'Stored or being reviewed by customs; no change is taken. If it is returned, you can change it.',
  'changes.reason.accepted':
    'Reviewed by customs and waiting for release. Between release and departure you can ask to cancel it.',
  'changes.reason.inspection':
    'While customs inspects or detains the goods, nothing may be changed or cancelled.',
  'changes.reason.released':
    'Released. Goods still here: ask to cancel the inventory. Goods gone: ask for a return. Changing single values is not possible.',
  'changes.reason.closed':
    'Closed: the goods have left, so it cannot be cancelled. When goods come back, ask for a return.',
  'changes.reason.turnedBack': 'Sent back; the case is over. Make a copy to export again.',
  'changes.reason.handedOver':
    'The declaration is with the single window, waiting to be filed or taken by customs; it cannot be changed from here. Change it in the single window; if it is returned, you can change it.',
  'changes.reason.amendment':
    'A customs declaration is amended or cancelled in the single window (改单、撤单), with the consent of customs. This program does not do that and sends nothing for it.',
  'changes.reason.cancelled': 'The inventory was cancelled as you asked. Make a copy to export again.',
  'changes.reason.takenBack': 'Goods were taken back as you asked; the inventory stays as it is.',
  'changes.reason.requestPending': 'A request is under way; nothing can be changed until it is decided.',
  'changes.reason.notSent': 'Sent in no document; customs does not see it. Change it freely.',
  'changes.reason.formClosed':
    'Customs does not lock it, but the consignment is under way and its form is closed.',
  'changes.basis.protocol': 'Basis: message specification 202205, section 7.',
  'changes.basis.practice':
    'Basis: the specification’s “may be cancelled before departure” and how similar systems work; offices may differ, ask your customs office.',
  'changes.basis.amendment':
    'Basis: rules on amending and cancelling customs declarations (GACC order 220), applied to inventories by analogy; ask your customs office.',
  'changes.basis.program': 'This is how this program works.',

  'changes.begin': 'Take back and change',
  'changes.begun': 'What had not left was taken back; you can change it now',
  'changes.edit': 'Change it',

  'changes.plan': 'What would go on the next sending',
  'changes.plan.locked': 'As sent, and as it is now',
  'changes.plan.hint': 'On the left what was sent, on the right what would be made of the consignment now.',
  'changes.plan.none': 'There is no document to compare yet.',
  'changes.plan.showAll': 'Show every element',
  'changes.going.new': 'goes as new',
  'changes.going.change': 'goes as a change',
  'changes.going.same': 'unchanged, not sent again',
  'changes.going.held': 'differs, but customs takes no change now',
  'changes.going.kept': 'not made any more; what was sent stays with customs',
  'changes.going.frozen': 'cannot be sent now',
  'changes.differences': 'Differences: {count}',
  'changes.differences.none': 'No difference',
  'changes.sent': 'Sent',
  'changes.now': 'Now',
  'changes.absent': '(none)',
  'changes.sentAt': 'Frozen {when}',

  'changes.requests': 'Requests and answers',
  'changes.numbers': 'Inventory number {invtNo}',
  'changes.numbers.none': 'Customs has not given an inventory number yet.',
  'changes.request.cancellation': 'Cancellation',
  'changes.request.return': 'Return',
  'changes.request.amendment': 'Amendment (in the single window)',
  'changes.request.granted': 'Granted by customs',
  'changes.request.refused': 'Refused by customs: {info}',
  'changes.request.refused.noInfo': 'the receipt gives no reason',
  'changes.request.refused.again': 'You can put it right and ask again.',
  'changes.request.waiting': 'Waiting to be sent',
  'changes.request.underway': 'Under way',
  'changes.request.withdrawn': 'Taken back before it was sent',
  'changes.request.withdraw': 'Take the request back',
  'changes.request.withdrawnDone': 'Request taken back',
  'changes.request.reason': 'Reason: {reason}',
  'changes.request.line': 'Line {gnum} {gname}: {qty}',
  'changes.request.queued': 'Request frozen, signed and queued',

  'changes.cancel': 'Ask to cancel the inventory (605)',
  'changes.cancel.hint':
    'Before the goods leave, ask customs to cancel the whole inventory. Once granted, this consignment is cancelled; make a copy to declare again.',
  'changes.cancel.send': 'Ask for cancellation',
  'changes.takeBack': 'Ask for a return (213)',
  'changes.takeBack.hint':
    'For goods that left and come back. A part of them is enough, and in several returns.',
  'changes.takeBack.send': 'Ask for the return',
  'changes.takeBack.mode':
    'The trade mode is 9661 (retail) or 1261 (special area); for 9710 and 9810 it is left out. Ask your customs office.',
  'changes.takeBack.lines': 'Goods that come back',
  'changes.takeBack.all': 'All of it',
  'changes.takeBack.gnum': 'Line',
  'changes.takeBack.goods': 'Goods',
  'changes.takeBack.left': 'Left',
  'changes.takeBack.qty': 'Comes back',
  'changes.takeBack.qty1': 'Statutory quantity',
  'changes.takeBack.qty1Auto': 'in proportion',
  'changes.takeBack.way': 'The way back',
  'changes.takeBack.qtyOf': 'Quantity of line {gnum} that comes back',
  'changes.takeBack.qty1Of': 'Statutory quantity of line {gnum}',
  'changes.field.requestNo': 'Your number for the return',
  'changes.field.waybillNo': 'Waybill of the way back',
  'changes.field.waybillNo.help': 'The export waybill, or that of the way in.',
  'changes.field.carrierCode': 'Carrier code',
  'changes.field.carrierName': 'Carrier name',
  'changes.field.billNo': 'Bill of lading',
  'changes.field.billNo.help': 'Leave empty without one; the waybill number is used.',
  'changes.field.trafMode': 'Mode of transport',
  'changes.field.trafName': 'Means of transport',
  'changes.field.voyageNo': 'Flight or voyage',
  'changes.field.country': 'Country it comes from',
  'changes.field.siteCode': 'Supervised site code',
  'changes.reasonField': 'Reason',
  'changes.reasonField.help':
    'Choose a common reason, or put it in your own words (Chinese). Customs officers read it.',
  'changes.reasonCommon': 'Common reasons',
  'changes.reasonOwn': 'Own words',
  'changes.noteField': 'Note (optional)',
  'changes.cancelReason.buyer': '买家取消订单，货物不再出口 (the buyer cancelled the order)',
  'changes.cancelReason.mistake': '申报内容有误，撤销后重新申报 (declared wrongly, to be declared again)',
  'changes.cancelReason.stock': '货物短少或损坏，无法按申报出口 (goods short or damaged)',
  'changes.cancelReason.transport': '运输安排变化，货物未能装运离境 (not shipped after all)',
  'changes.cancelReason.duplicate': '重复申报，撤销多余的一份 (declared twice)',
  'changes.returnReason.buyer': '买家退货 (returned by the buyer)',
  'changes.returnReason.damaged': '货物破损或有瑕疵，买家退回 (damaged or faulty)',
  'changes.returnReason.undelivered': '无法投递，退回境内 (could not be delivered)',
  'changes.returnReason.refusedAbroad': '境外海关不予进口，退回境内 (refused by customs abroad)',
  'changes.returnReason.mistake': '发错货物，退回境内 (wrong goods sent)',

  'changes.no.notReleased': 'Possible only after release.',
  'changes.no.left': 'Closed: the goods have left, so it cannot be cancelled.',
  'changes.no.pending': 'A request is under way; ask again when it is decided.',
  'changes.no.granted': 'Decided; nothing is left to ask for.',
  'changes.no.declaration':
    'Declared by customs declaration: amend or cancel it in the single window; this program does not.',
  'changes.no.summed': 'Summed up: the inventory is part of a declaration and cannot be cancelled.',
  'changes.no.over': 'Sent back; the case is over.',

  'error.changes.no.notReleased': 'This can be asked for only after release.',
  'error.changes.no.left': 'The goods have left; it cannot be cancelled.',
  'error.changes.no.pending': 'A request is under way; wait for its answer.',
  'error.changes.no.granted': 'Decided; nothing is left to ask for.',
  'error.changes.no.declaration':
    'Declared by customs declaration: amend or cancel it in the single window; this program does not.',
  'error.changes.no.summed': 'Summed up: the inventory is part of a declaration and cannot be cancelled.',
  'error.changes.no.over': 'Sent back; nothing can be asked for any more.',
  'error.changes.notBegun': 'The documents have left the outbox and cannot be taken back to be changed.',
  'error.changes.requestLeft': 'The request has been sent and cannot be taken back.',
  'error.changes.noNumber': 'No receipt with an inventory number has come in yet. Send and receive first.',
  'error.changes.noReason': 'Give the reason; customs decides by it.',
  'error.changes.element':
    'Element {element} of the request does not meet the message rules. Fill it in or correct it.',
  'error.changes.lineElement':
    'Element {element} of line {line} of the request does not meet the message rules.',
  'error.changes.numberUsed': 'This number was used for another return. Choose another one.',
  'error.changes.return.noLines': 'Enter the quantity that comes back for at least one line.',
  'error.changes.return.unknownLine': 'The inventory has no line {line}, or the line was given twice.',
  'error.changes.return.badQuantity':
    'The quantity of line {line} must be a number above 0 with at most 5 decimals.',
  'error.changes.return.tooMuch': 'Of line {line}, at most {left} can still come back.',
  'error.changes.return.noRatio': 'The statutory quantity of line {line} cannot be worked out; enter it.',
  'error.changes.return.fromChina': 'The country it comes from cannot be China: a return comes from abroad.',
  'error.exchange.held.order':
    'The order differs, but an inventory (or declaration) declares it, so customs takes no change. Put it back as it was, or wait for a return.',
  'error.exchange.held.receipts':
    'The payment receipt differs, but the inventory is declared, so customs takes no change. Put it back as it was, or wait for a return.',
  'error.exchange.held.waybill':
    'The waybill differs, but the inventory is declared, so customs takes no change. Put it back as it was, or wait for a return.',
  'error.exchange.held.inventory':
    'The inventory differs, but customs has taken it and accepts no change. Put it back as it was, or wait for a return.',
  'error.exchange.held.declaration':
    'The declaration differs, but customs has taken it. Amend it in the single window.',
  'error.exchange.declaredAlready.inventory':
    'Customs still has the inventory, so the same goods cannot go by declaration too. Change back to the inventory, or wait for a return.',
  'error.exchange.declaredAlready.declaration':
    'Customs still has the declaration, so the same goods cannot go by inventory too. Change back to the declaration, or wait for a return.',
} as const satisfies Record<keyof typeof changesZh, string>;
