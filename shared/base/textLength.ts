/** How long a text is, in the two ways official systems count. */

/** Number of characters as a person counts them: code points. */
export function charCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) count--;
  }
  return count;
}

/**
 * Bytes in GB18030, which GBK is part of: 1 for ASCII, 4 beyond the basic plane, else 2. Rare characters of the basic
 * plane that GBK lacks take 4 in GB18030; without its table they count as 2, which suits every script in use here.
 */
export function gbkBytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    // A surrogate pair is two units of two bytes: four together.
    bytes += text.charCodeAt(i) < 0x80 ? 1 : 2;
  }
  return bytes;
}
