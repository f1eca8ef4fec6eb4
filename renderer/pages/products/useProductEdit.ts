import { useEffect, useRef, useState } from 'react';
import { putCall } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { ProductView } from '#shared/api/products.ts';
import type { ProductFieldName, ProductTexts } from '#shared/catalog/products/fields.ts';
import { productName, productOf } from '#shared/catalog/products/fields.ts';

/** A product that is being typed in. */
export interface ProductEdit {
  /** What the store has with everything typed laid over it. */
  readonly texts: ProductTexts;
  readonly saving: 'saved' | 'saving' | 'waiting';
  /** Why the last change was not taken; what was typed stays. */
  readonly error: AppError | null;
  set(field: ProductFieldName, text: string): void;
  /** Sends what was typed; gives the product as it is now, null when it could not be kept. */
  flush(): Promise<ProductView | null>;
}

type Typed = Partial<ProductTexts>;

const SAVE_AFTER_MS = 600;

/**
 * Typing in a product: shown at once, kept a moment later and when the form closes. A new product is made with its
 * first name or number. A change made elsewhere is read and what was typed is laid over it again.
 */
export function useProductEdit(
  view: ProductView | null,
  start: Typed,
  onCreated: (id: string) => void,
): ProductEdit {
  const [typed, setTyped] = useState<Typed>(start);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef({ view, typed, running: null as Promise<ProductView | null> | null });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  if (view !== null && view.revision >= (latest.current.view?.revision ?? 0)) latest.current.view = view;

  const send = async (): Promise<ProductView | null> => {
    const { view: known, typed: sent } = latest.current;
    if (Object.keys(sent).length === 0) return known;
    if (known === null && isNameless(productOf(sent))) return null;
    const save = (revision: number, id: string) => client('products.save', { id, revision, texts: sent });
    let answer =
      known === null
        ? await client('products.create', { texts: sent })
        : await save(known.revision, known.id);
    if (!answer.ok && answer.error.code === 'product.stale' && known !== null) {
      const fresh = await client('products.get', { id: known.id });
      if (fresh.ok) answer = await save(fresh.value.revision, known.id);
    }
    if (!answer.ok) {
      setError(answer.error);
      return null;
    }
    const kept = answer.value;
    latest.current.view = kept;
    putCall('products.get', { id: kept.id }, kept);
    // What was typed meanwhile stays.
    const rest = Object.fromEntries(
      Object.entries(latest.current.typed).filter(
        ([field, text]) => sent[field as ProductFieldName] !== text,
      ),
    );
    latest.current.typed = rest;
    setTyped(rest);
    setError(null);
    if (known === null) onCreated(kept.id);
    return kept;
  };
  const flush = async (): Promise<ProductView | null> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    await latest.current.running;
    setBusy(true);
    const run = send().finally(() => {
      latest.current.running = null;
      setBusy(false);
    });
    latest.current.running = run;
    return run;
  };
  const last = useRef(flush);
  last.current = flush;
  useEffect(() => () => void last.current(), []);

  const texts = productOf({ ...(view?.texts ?? {}), ...typed });
  const waiting = Object.keys(typed).length > 0;
  return {
    texts,
    saving: busy ? 'saving' : waiting ? 'waiting' : 'saved',
    error,
    set(field, text) {
      latest.current.typed = { ...latest.current.typed, [field]: text };
      setTyped(latest.current.typed);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => void last.current(), SAVE_AFTER_MS);
    },
    flush,
  };
}

function isNameless(texts: ProductTexts): boolean {
  return productName(texts) === '' && texts.itemNo.trim() === '';
}
