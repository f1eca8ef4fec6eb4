/** Makes ids that sort by the time they were made: 10 characters of time, then 20 of chance. */
export function recordId(nowMs: number, guid: string): string {
  const time = Math.max(0, Math.trunc(nowMs)).toString(36).padStart(10, '0');
  return `${time}-${guid.replaceAll('-', '').slice(0, 20).toLowerCase()}`;
}
