import type { Signer } from '#backend/signing/xmlSignature.ts';

/** A key that is open now. */
export interface OpenKey {
  readonly signer: Signer;
  /** Cards only: whether the trial signature held. */
  readonly tried: boolean | null;
}

/** The keys that are open, in memory and nowhere else. */
export interface OpenKeys {
  /** null when it was never opened, was locked, or was not used for too long. */
  get(id: string): OpenKey | null;
  put(id: string, key: OpenKey): void;
  /** Forgets one. */
  drop(id: string): void;
  /** Forgets all; true when there was one. */
  clear(): boolean;
  /** How long they stay without use, milliseconds; 0: for ever. */
  setPatience(ms: number): void;
}

/** No open keys. `lapsed` is told when time has closed one. */
export function openKeys(now: () => number, patienceMs: number, lapsed: () => void): OpenKeys {
  const keys = new Map<string, { readonly key: OpenKey; usedAt: number }>();
  let patience = patienceMs;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function sweep(): void {
    if (patience === 0) return;
    let dropped = false;
    for (const [id, { usedAt }] of keys) {
      if (now() - usedAt >= patience) dropped = keys.delete(id) || dropped;
    }
    if (dropped) lapsed();
  }

  /** Nobody may look for hours: what is too old must go from memory all the same. */
  function plan(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (patience === 0 || keys.size === 0) return;
    timer = setTimeout(() => {
      sweep();
      plan();
    }, patience);
    timer.unref();
  }

  return {
    get(id) {
      sweep();
      const open = keys.get(id);
      return open?.key ?? null;
    },
    put(id, { signer, tried }) {
      const entry = {
        usedAt: now(),
        key: {
          tried,
          signer: {
            ...signer,
            sign: (data: Uint8Array) => {
              entry.usedAt = now();
              return signer.sign(data);
            },
          },
        },
      };
      keys.set(id, entry);
      plan();
    },
    drop(id) {
      keys.delete(id);
      plan();
    },
    clear() {
      const any = keys.size > 0;
      keys.clear();
      plan();
      return any;
    },
    setPatience(ms) {
      patience = ms;
      sweep();
      plan();
    },
  };
}
