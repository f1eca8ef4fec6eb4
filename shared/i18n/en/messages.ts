import type { messagesZh } from '#shared/i18n/zh-CN/messages.ts';

/** Texts about official messages, their reading, building and receipts (en). */
export const messagesEn = {
  'documents.tooManyItems':
    'There are {count} goods items, and this regime allows {max} in one consignment. Move the rest to another one.',

  'messages.problem.missing':
    '“{name}” is empty, and the customs message demands it. Fill it in before sending.',
  'messages.problem.tooLong': '“{name}” has {actual} characters; the message allows {max}. Shorten it.',
  'messages.problem.wrongLength':
    '“{name}” has {actual} characters; the message wants {length}. Check and correct it.',
  'messages.problem.notDecimal': '“{name}” is “{value}”, which is no number. Use digits and a point only.',
  'messages.problem.notInteger': '“{name}” is “{value}”, which is no whole number. Enter a whole number.',
  'messages.problem.tooManyDigits':
    '“{name}” has too many digits; the message allows {digits}. Check the number.',
  'messages.problem.tooManyDecimals':
    '“{name}” has too many decimals; the message allows {max}. Round it and enter it again.',
  'messages.problem.notAnOption':
    '“{name}” is “{value}”, which is none of the values allowed ({options}). Choose another.',
  'messages.problem.form.guid':
    '“{name}” is “{value}”, not a 36-character identifier in upper case. Make the document again.',
  'messages.problem.form.date':
    '“{name}” is “{value}”, not a date of 8 digits (year, month, day). Correct it.',
  'messages.problem.form.time':
    '“{name}” is “{value}”, not a time of 14 digits (year to second). Correct it.',
  'messages.problem.form.millis':
    '“{name}” is “{value}”, not a time of 17 digits (down to the millisecond). Ask whoever sent the message.',
  'messages.problem.form.dateTime': '“{name}” is “{value}”, not a time like 2026-01-05T09:30:00. Correct it.',
  'messages.problem.form.base64':
    '“{name}” is not base64, so it cannot hold a message. Ask whoever made the file.',
  'messages.problem.form.hs':
    '“{name}” is “{value}”, not 10 digits. Enter a 10-digit code; for simplified declaration 4 digits will do.',
  'messages.problem.form.firm':
    '“{name}” is “{value}”, neither a 10-character customs code nor an 18-character social credit code. Check it.',
  'messages.problem.character':
    '“{name}” holds a control character that no message can carry. Delete it and type the field again.',
  'messages.problem.unknownElement':
    'The message’s table has no such element. It is kept as it is, and not sent with the document.',
  'messages.problem.tooFewLines': 'There are {count} lines; the message wants at least {min}. Add goods.',
  'messages.problem.tooManyLines':
    'There are {count} lines; the message allows {max}. Split the consignment.',

  'messages.build.guid':
    'The message’s identifier is not 36 characters in upper case, so nothing was built. Send again.',
  'messages.build.recordCount':
    'The number of documents in one message is out of bounds, so nothing was built. Send in smaller batches.',
  'messages.build.lineCount':
    'The number of lines of a document is out of bounds, so nothing was built. Check the goods items.',
  'messages.build.transfer':
    'The sender’s data do not fit this kind of message, so nothing was built. Check the firm’s exchange settings.',
  'messages.build.missing':
    'The document lacks something required, so nothing was built. Check and complete the document first.',
  'messages.build.character':
    'The document holds a control character that no message can carry, so nothing was built. Delete it and retry.',

  'messages.parse.tooLarge':
    'The file is too large to be a message, so it was not read. Make sure it is the right file.',
  'messages.parse.tooDeep':
    'Line {line} of the file is nested too deeply to be a message, so it was not read. Ask whoever gave you the file.',
  'messages.parse.tooMany':
    'The file has too many elements to be a message, so it was not read. Ask whoever gave you the file.',
  'messages.parse.doctype':
    'Line {line} of the file declares a document type. No customs message does, so for safety it was not read.',
  'messages.parse.entity':
    'Line {line} of the file refers to an entity that is not allowed, so for safety it was not read. Ask whoever gave it.',
  'messages.parse.malformed':
    'The XML is incomplete or wrong at line {line} ({detail}) and cannot be read. Get the file again.',
  'messages.parse.unknownRoot':
    'This is no customs message we know (its root element is “{root}”). Make sure it is the right file.',
  'messages.parse.otherNamespace':
    'The namespace “{namespace}” is not that of the e-commerce customs messages. Make sure where the file comes from.',

  'messages.odd.noNamespace':
    'The message declares no namespace; it was read as an e-commerce customs message.',
  'messages.odd.rootName':
    'The root element is not named as specified; the message was read as the nearest kind.',
  'messages.odd.repeatedTransfer': 'The sender’s data stand in the message more than once; the first counts.',
  'messages.odd.noRecords': 'The message holds no document.',

  'messages.receipt.noKey':
    'The receipt lacks the numbers that name its document, so it belongs to none. It is kept; look at it yourself.',
  'messages.receipt.noStatus':
    'The receipt does not say a status, so it cannot be used. It is kept; look at it yourself.',
  'messages.receipt.badTime':
    'The receipt’s time “{time}” cannot be read, so it has no place in the order. It is kept; look at it yourself.',

  'messages.returnError.enterprise':
    'The kind or code of the firm is not valid. Check the firm’s code and its registration with customs.',
  'messages.returnError.noLines': 'The document has no goods lines. Add goods and send again.',
  'messages.returnError.lineNumbers': 'A line number occurs twice. Make the document again and send it.',
  'messages.returnError.notFound':
    'The document referred to was not found, or several were. Check the numbers and send again.',
  'messages.returnError.empty': 'The message arrived empty. Send again.',
  'messages.returnError.parameters':
    'Some field failed the check of its value. Check codes, dates and numbers and send again.',
  'messages.returnError.action':
    'The action is wrong: the document to change or delete does not exist. Send it as a new one.',
  'messages.returnError.exists':
    'A document with this number exists already. To change it, send a change; for a new one, use another number.',
  'messages.returnError.alreadyDeclared':
    'The document has been used for a declaration and cannot be changed. Apply for cancellation first.',
  'messages.returnError.older':
    'The document is older than the one already there and was not taken. Refresh it and send again.',
  'messages.returnError.tooMany': 'Too many documents were sent at once. Send in smaller batches.',
  'messages.returnError.state':
    'The document’s present state does not allow this. Wait for the next receipt and try again.',
  'messages.returnError.signer':
    'The card that signed does not belong to the declaring firm. Sign again with the firm’s own card.',
  'messages.returnError.signature':
    'The signature did not verify. Make sure the certificate is valid, sign again and send.',
  'messages.returnError.cancelled': 'The inventory is cancelled already. There is nothing to do.',
  'messages.returnError.secondUnit':
    'Second unit and second quantity do not agree: with a unit the quantity is above zero, without one there is none.',
  'messages.returnError.schema':
    'The message failed the check of its format. Check the document and send again.',
  'messages.returnError.other':
    'Something went wrong in processing, error number {code}. Read the receipt’s own text, correct and send again.',
} satisfies Record<keyof typeof messagesZh, string>;
