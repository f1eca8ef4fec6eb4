import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import type { FileOffer } from '#shared/api/files.ts';
import { ok } from '#shared/base/result.ts';

/** Characters no file system likes in a name. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]/gu;

/** What writeOffer calls its files: an id, then the name the user sees. */
const OFFERED = /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}-/;

/** Removes the files offered in earlier sessions: their tickets have lapsed, so that nobody can ask for them again. */
export function clearOffers(profileFolder: string): void {
  const folder = join(profileFolder, 'exports');
  try {
    for (const name of readdirSync(folder)) {
      if (OFFERED.test(name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // No folder yet, or none that can be read: nothing to tidy up.
  }
}

/** Writes a file for the user into the profile's exports folder and offers it to the host. */
export function writeOffer(
  workstation: Workstation,
  session: Session,
  name: string,
  bytes: Uint8Array,
): Outcome<FileOffer> {
  const safe = name.replace(UNSAFE, '_').slice(0, 120);
  const folder = join(session.folder, 'exports');
  const path = join(folder, `${workstation.ports.guid()}-${safe}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    return fail('file.write', { code });
  }
  return ok({ ticket: workstation.tickets.add({ path, name: safe }), name: safe, bytes: bytes.length });
}
