/** A postal item number (UPU standard S10): service "LX", serial of eight digits, check digit, country "CN". */
export interface PostalItem {
  readonly service: string;
  readonly serial: string;
  readonly checkDigit: string;
  /** The check digit that the serial asks for. */
  readonly expected: string;
  readonly country: string;
}

const S10 = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** Reads a text that has the form of a postal item number, whether its check digit is right or not; null for any other. */
export function readPostalItem(text: string): PostalItem | null {
  const match = S10.exec(text);
  if (match === null) return null;
  const [, service = '', serial = '', checkDigit = '', country = ''] = match;
  return { service, serial, checkDigit, expected: checkDigitOf(serial), country };
}

/** Whether a text is a postal item number with a right check digit. */
export function isPostalItem(text: string): boolean {
  const item = readPostalItem(text);
  return item !== null && item.checkDigit === item.expected;
}

/** Modulo 11 with weights 8 6 4 2 3 5 9 7; a remainder that leaves 10 is 0, one that leaves 11 is 5. */
function checkDigitOf(serial: string): string {
  let total = 0;
  for (let i = 0; i < 8; i++) total += (serial.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  const left = 11 - (total % 11);
  return String(left === 10 ? 0 : left === 11 ? 5 : left);
}
