/** Why a file cannot be read as orders. */
export const FILE_PROBLEM_CODES = [
  'intake.file.notFound',
  'intake.file.notAFile',
  'intake.file.noAccess',
  'intake.file.unreadable',
  'intake.file.empty',
  'intake.file.tooLarge',
  'intake.file.binary',
  'intake.file.notXlsx',
  'intake.file.oldXls',
  'intake.file.passwordProtected',
  'intake.file.zipWithoutWorkbook',
  'intake.file.otherSpreadsheet',
  'intake.file.webPage',
  'intake.file.damaged',
  'intake.file.zipBomb',
  'intake.file.unknownEncoding',
  'intake.file.quoteOpen',
  'intake.file.noHeader',
  'intake.file.noRows',
  'intake.file.noSuchSheet',
  'intake.file.noVisibleSheet',
  'intake.file.tooManyRows',
  'intake.file.tooManyColumns',
  'intake.file.cellTooLong',
  'intake.file.tooMuchMemory',
  'intake.file.cancelled',
] as const;
/** The code of a file's problem; its text stands in i18n under the same key. */
export type FileProblemCode = (typeof FILE_PROBLEM_CODES)[number];

/** Why a file cannot be read, as a value. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Carries a problem up through the readers of one thread; it never leaves this folder. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(code: FileProblemCode, params: FileProblem['params'] = {}) {
    super(code);
    this.problem = { code, params };
  }
}

const SYSTEM_CODES: ReadonlyMap<string, FileProblemCode> = new Map([
  ['ENOENT', 'intake.file.notFound'],
  ['EISDIR', 'intake.file.notAFile'],
  ['EACCES', 'intake.file.noAccess'],
  ['EPERM', 'intake.file.noAccess'],
  ['EBUSY', 'intake.file.noAccess'],
  ['ERR_WORKER_OUT_OF_MEMORY', 'intake.file.tooMuchMemory'],
]);

/** The problem behind anything thrown while a file was read. */
export function problemOf(thrown: unknown): FileProblem {
  if (thrown instanceof UnreadableFile) return thrown.problem;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code.startsWith('Z_')) return { code: 'intake.file.damaged', params: { part: code } };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: SYSTEM_CODES.get(code) ?? 'intake.file.unreadable', params: { detail } };
}
