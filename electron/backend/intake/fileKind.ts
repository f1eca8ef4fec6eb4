import type { FileHandle } from 'node:fs/promises';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';

/** What the first bytes of a file say it is. */
export type Container = 'zip' | 'text';

const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEAD_BYTES = 65_536;
const SPREADSHEET_NAME = /\.(xlsx|xlsm)$/i;
const WEB_PAGE = /^\s*(<!doctype html|<html|<table|<meta|<\?xml[^>]*>\s*(<\?mso|<Workbook|<html))/i;

/**
 * Tells a workbook from a text file by content, not by name. Old and encrypted workbooks, web pages saved under a
 * spreadsheet's name and binary data each end in a problem of their own.
 */
export async function recogniseFile(file: FileHandle, name: string, bytes: number): Promise<Container> {
  const head = Buffer.alloc(Math.min(HEAD_BYTES, bytes));
  await file.read(head, 0, head.length, 0);
  if (startsWith(head, ZIP_MAGIC)) return 'zip';
  if (startsWith(head, OLE_MAGIC)) throw new UnreadableFile(await oldFormat(file, bytes));
  const wide = isWide(head);
  if (WEB_PAGE.test(head.toString(wide ? 'utf16le' : 'latin1', 0, 2048).replace(/^(ï»¿|\ufeff)/, ''))) {
    throw new UnreadableFile('intake.file.webPage', { name });
  }
  if (!wide && looksBinary(head)) {
    throw new UnreadableFile(SPREADSHEET_NAME.test(name) ? 'intake.file.notXlsx' : 'intake.file.binary', {
      name,
    });
  }
  if (SPREADSHEET_NAME.test(name)) throw new UnreadableFile('intake.file.notXlsx', { name });
  return 'text';
}

/** Whether the bytes begin with a mark of UTF-16. */
export function isWide(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** Text has no zero bytes and hardly a control character. */
function looksBinary(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  }
  return controls > head.length / 100 + 2;
}

/**
 * An encrypted workbook is an OLE container with a stream named EncryptedPackage ([MS-OFFCRYPTO] 2.3.4.4); any other
 * is the format of before 2007. Names stand in the container's directory as UTF-16, wherever that lies.
 */
async function oldFormat(
  file: FileHandle,
  bytes: number,
): Promise<'intake.file.passwordProtected' | 'intake.file.oldXls'> {
  const wanted = Buffer.from('EncryptedPackage', 'utf16le');
  const window = Buffer.alloc(1024 * 1024);
  for (let at = 0; at < bytes; at += window.length - wanted.length) {
    const { bytesRead } = await file.read(window, 0, window.length, at);
    if (window.subarray(0, bytesRead).includes(wanted)) return 'intake.file.passwordProtected';
  }
  return 'intake.file.oldXls';
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}
