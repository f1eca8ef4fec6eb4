import type { intakeZh } from '#shared/i18n/zh-CN/intake.ts';

/** Texts of reading order files and turning their rows into consignments; keys are the codes. */
export const intakeEn = {
  'intake.file.notFound': 'The file is not there; it may have been moved or renamed. Choose it again.',
  'intake.file.notAFile': 'This is not a file (perhaps a folder). Choose the order sheet itself.',
  'intake.file.noAccess':
    'The file cannot be opened: no permission, or another program holds it. Close the spreadsheet program and try again.',
  'intake.file.unreadable':
    'Something unexpected happened while reading; nothing was imported ({detail}). Try again; if it stays, save a fresh copy and import that.',
  'intake.file.empty': 'The file is empty. Check that the export contained orders.',
  'intake.file.tooLarge':
    'The file has {megabytes} MB, more than {max} MB. Divide it by date and import the pieces.',
  'intake.file.binary': '“{name}” is binary data, not a sheet of text. Export it as CSV or XLSX.',
  'intake.file.notXlsx':
    '“{name}” is named XLSX but is none; it may have been renamed or only partly downloaded. Save it as XLSX or CSV in a spreadsheet program.',
  'intake.file.oldXls':
    'This is the old .xls format of before 2007, which cannot be read. Open it in a spreadsheet program, save it as .xlsx and import that.',
  'intake.file.passwordProtected':
    'This workbook is locked with a password. Remove the password in a spreadsheet program, save, and import again.',
  'intake.file.zipWithoutWorkbook':
    'This is an archive without a workbook in it. Unpack it first and choose the sheet inside.',
  'intake.file.otherSpreadsheet':
    'This is a file of kind {kind}, which cannot be read. Save it as .xlsx or CSV.',
  'intake.file.webPage':
    '“{name}” is really a web page, as some marketplaces export it. Open it in a spreadsheet program and save it as .xlsx.',
  'intake.file.damaged': 'The file is damaged or incomplete ({part}). Export or download it once more.',
  'intake.file.zipBomb':
    'Unpacked, the file would be abnormally large; it was not opened. Check where it comes from; if it does hold orders, save it as CSV.',
  'intake.file.unknownEncoding':
    'The text encoding is neither UTF-8 nor GBK/GB18030. Save the file as “CSV UTF-8” and import that.',
  'intake.file.quoteOpen':
    'In row {row} (line {line} of the text) a quotation mark has no partner; what follows cannot be divided into columns, so nothing was imported. Add or remove the mark.',
  'intake.file.noHeader':
    'No row of column names was found (looked as far as row {row}). Add one above the data, such as “Order ID, Product Name, Quantity, Price”.',
  'intake.file.noRows': 'There are column names but no order rows. Check the file and the sheet.',
  'intake.file.noSuchSheet': 'The workbook has no visible sheet “{sheet}”. Choose another.',
  'intake.file.noVisibleSheet': 'The workbook has no visible sheet. Unhide the one with the orders and save.',
  'intake.file.tooManyRows': 'There are more than {max} rows. Divide the file by date.',
  'intake.file.tooManyColumns': 'Row {row} has more than {max} columns. Keep only those you need.',
  'intake.file.cellTooLong':
    'A cell in row {row} has more than {max} characters; a delimiter or quotation mark may be wrong. Check that row.',
  'intake.file.tooMuchMemory':
    'Reading this file takes too much memory; it was stopped and nothing was imported. Divide it or save it as CSV.',
  'intake.file.cancelled': 'Cancelled; nothing was imported.',

  'intake.note.formulas':
    '{count} cells are formulas (the first is {cell}); the values saved in the file were used.',
  'intake.note.formulasWithoutValue':
    '{count} formulas have no saved result (the first is {cell}) and count as empty. Open and save the file once in a spreadsheet program.',
  'intake.note.mergedCells':
    '{count} merged ranges ({ranges}): only the top left cell of each has a value, the others count as empty.',
  'intake.note.longNumbers':
    '{count} numbers have 16 digits or more (the first is {cell}); the spreadsheet program may have lost the last ones. Format numbers of documents as text and enter them again.',
  'intake.note.hiddenSheets': '{count} hidden sheets were not read.',
  'intake.note.headerNotFirst': 'The column names stand in row {row}; what is above them was not imported.',
  'intake.note.encoding': 'The text encoding is {encoding}; it was converted.',
  'intake.note.textNamedAsSpreadsheet': 'The file is named .xls but holds text; it was read as text.',
  'intake.note.blankRows': '{count} blank rows were left out.',
  'intake.note.completed':
    '“{field}” was completed with what the cell does not say (a leading zero or midnight, first in row {row}); please check.',
  'intake.note.freightFromLines': '{amount} from postage lines was added to the freight.',
  'intake.note.split':
    'Order {orderNo} has too many goods lines and was divided into {parts}; this is part {part}.',
  'intake.note.splitLeftEmpty': 'After dividing, these no longer hold and were left empty: {fields}.',

  'intake.mapping.columnMissing': 'The file has no column “{column}”. Choose the column again.',
  'intake.mapping.unknownField':
    'There is no field “{field}”; the mapping may come from another version. Remove it.',
  'intake.profile.malformed': 'The saved mapping cannot be used ({at}). Map the columns once more.',

  'intake.row.missing': 'Empty; without it the row is no goods line. Fill it in.',
  'intake.row.tooLong': 'The text has more than {max} characters; nothing was cut off. Shorten it.',
  'intake.row.digitsLost':
    '“{value}” is a long number that a spreadsheet program shortened; its last digits are lost. Format the cell as text and enter it again.',
  'intake.row.cellError': '“{value}” is the result of a failed formula. Correct it in the sheet.',
  'intake.row.patternMismatch': '“{value}” does not have the form “{pattern}”. Change the cell or the form.',
  'intake.row.notANumber': '“{value}” is not a number. Enter digits only.',
  'intake.row.numberWithUnit':
    '“{value}” has a unit behind the number. Enter the number only; the unit has a column of its own.',
  'intake.row.decimalComma':
    '“{value}” seems to have a decimal comma. If the whole file is written so, choose the comma in the options.',
  'intake.row.decimalPoint':
    '“{value}” seems to have a decimal point, but the options say comma. Check the options.',
  'intake.row.notWhole': '“{value}” is not a whole number. Only 0 or a positive whole number fits.',
  'intake.row.notADate': '“{value}” is not a date. Write it like 2026-01-05.',
  'intake.row.dateOrderUnclear':
    'In “{value}” day and month cannot be told apart. Say their order in the options.',
  'intake.row.dateSerial':
    '“{value}” is a spreadsheet program’s inner number of a date. Format the column as a date and export again.',
  'intake.row.shortYear': '“{value}” has a year of two digits. Write four.',
  'intake.row.notAChoice': '“{value}” is neither yes nor no. Use one of them.',
  'intake.row.unknownCode':
    '“{name}” is in no row of the code table. Use a code or standard name, or say in the value list what it stands for.',
  'intake.row.unclearName':
    '“{name}” is no definite country or region. Say in the value list which one is meant; it is never guessed.',
  'intake.row.notPositive':
    'The quantity is “{value}”; it has to be more than 0. If this is a return or a cancellation, take the whole order out.',
  'intake.row.zeroPrice': 'The price is 0. Free goods too are declared at their real value; enter a price.',
  'intake.row.negativePrice': 'The price “{value}” is negative. Enter the price paid, discounts included.',
  'intake.row.noOrderNumber': 'There is no order number, so the row belongs to no order. Fill it in.',
  'intake.row.tooManyCells':
    'The row has {cells} cells for {columns} column names; cells may have shifted. Look for a delimiter too many.',
  'intake.row.differsInOrder':
    '“{value}” differs from “{other}” in row {otherRow} of the same order. An order has only one; make them agree.',

  'intake.skip.blank': 'Blank row.',
  'intake.skip.cancelled':
    'Order {orderNo} is a cancellation (negative quantity); there are no goods to declare.',
  'intake.skip.serviceLine': '“{item}” is postage, a fee or the like, not goods.',
  'intake.skip.serviceToFreight': '“{item}” is not goods; its {amount} was added to the freight.',
  'intake.skip.byValue': '“{column}” is “{value}”; left out as you set it.',
  'intake.hold.badRows':
    'Order {orderNo} has {badRows} other rows with faults; it waits as a whole, so that no goods are missing from the declaration. Correct them and import again.',
  'intake.hold.tooManyItems':
    'Order {orderNo} has {items} goods lines, more than {max}. Set in the options how orders are divided.',
} as const satisfies Record<keyof typeof intakeZh, string>;
