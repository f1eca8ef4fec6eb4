import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { UnreadableFile } from '#backend/intake/fileProblem.ts';
import { LIMITS } from '#backend/intake/limits.ts';

/** One entry of a zip container, from its central directory (APPNOTE 6.3.10, 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  /** What the system it was made on says of it: links and devices show here. */
  readonly attributes: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SEARCH = 66_000;
const DIRECTORY_BYTES = 16 * 1024 * 1024;

/**
 * Reads the list of entries and holds it against the bounds before anything is unpacked: number of entries, total
 * size, and how much larger than packed.
 */
export async function readDirectory(file: FileHandle, bytes: number): Promise<ReadonlyMap<string, ZipEntry>> {
  const tail = await readAt(file, Math.max(0, bytes - END_SEARCH), Math.min(bytes, END_SEARCH));
  const end = lastSignature(tail);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (offset + size > bytes || size > DIRECTORY_BYTES) throw damaged('directory');
  if (count > LIMITS.zipEntries) throw new UnreadableFile('intake.file.zipBomb', { entries: count });
  const entries = parseEntries(await readAt(file, offset, size));
  checkSizes(entries);
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The bytes of an entry, unpacked; stops with a problem as soon as there are more than the directory promised. */
export async function* unpack(
  file: FileHandle,
  entry: ZipEntry,
  onPacked: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  const local = await readAt(file, entry.offset, 30);
  if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(entry.name);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = packedBytes(file, start, entry.packed, onPacked);
  let total = 0;
  for await (const chunk of entry.method === 0 ? packed : inflate(packed)) {
    total += chunk.length;
    if (total > entry.unpacked) throw new UnreadableFile('intake.file.zipBomb', { entry: entry.name });
    yield chunk;
  }
}

/** A small entry as text; the big ones are read in turn, never at once. */
export async function unpackText(file: FileHandle, entry: ZipEntry): Promise<string> {
  if (entry.unpacked > LIMITS.partBytes)
    throw new UnreadableFile('intake.file.zipBomb', { entry: entry.name });
  const chunks: Buffer[] = [];
  for await (const chunk of unpack(file, entry, () => {})) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function* packedBytes(
  file: FileHandle,
  start: number,
  length: number,
  onPacked: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  for (let done = 0; done < length; ) {
    const chunk = await readAt(file, start + done, Math.min(65_536, length - done));
    done += chunk.length;
    onPacked(chunk.length);
    yield chunk;
  }
}

async function* inflate(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const inflater = createInflateRaw({ chunkSize: 262_144 });
  const feeding = feed(packed, inflater);
  feeding.catch((thrown: Error) => inflater.destroy(thrown));
  try {
    for await (const chunk of inflater) if (Buffer.isBuffer(chunk)) yield chunk;
    await feeding;
  } finally {
    inflater.destroy();
  }
}

async function feed(
  packed: AsyncGenerator<Buffer>,
  inflater: ReturnType<typeof createInflateRaw>,
): Promise<void> {
  for await (const chunk of packed) {
    if (inflater.destroyed) return;
    await new Promise<void>((resolve, reject) => {
      inflater.once('close', resolve);
      inflater.write(chunk, (error) => {
        inflater.off('close', resolve);
        if (error) reject(error);
        else resolve();
      });
    });
  }
  inflater.end();
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw damaged('end');
  return buffer;
}

function lastSignature(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw damaged('end');
}

function parseEntries(directory: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('directory');
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new UnreadableFile('intake.file.passwordProtected');
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      attributes: directory.readUInt32LE(at + 38),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (entries.length > LIMITS.zipEntries)
      throw new UnreadableFile('intake.file.zipBomb', { entries: entries.length });
  }
  return entries;
}

function checkSizes(entries: readonly ZipEntry[]): void {
  const unpacked = entries.reduce((total, entry) => total + entry.unpacked, 0);
  const packed = entries.reduce((total, entry) => total + entry.packed, 0);
  const tooMuch = unpacked > LIMITS.unpackedBytes;
  const tooDense = unpacked > LIMITS.ratioFromBytes && unpacked > packed * LIMITS.unpackRatio;
  if (tooMuch || tooDense) {
    throw new UnreadableFile('intake.file.zipBomb', { megabytes: Math.round(unpacked / 1024 / 1024) });
  }
}

function damaged(part: string): UnreadableFile {
  return new UnreadableFile('intake.file.damaged', { part });
}
