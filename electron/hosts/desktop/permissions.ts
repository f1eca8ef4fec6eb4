import { isAppAddress } from './address.ts';

/** Whether a page is granted something: only our own page, and only to put text on the clipboard after a click. */
export function isGranted(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isAppAddress(address);
}
