import { keyCaps } from '#renderer/app/keys.ts';

/** A chord drawn as key caps. */
export function Keys({ chord }: { readonly chord: string }) {
  return (
    <span className="keys">
      {keyCaps(chord).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
