import { useState } from 'react';

type Texts = Readonly<Record<string, string>>;

/** What was typed into a request that is not sent yet. */
export interface Typed {
  /** The text of a field; what the form started with where nothing was typed. */
  text(name: string): string;
  type(name: string, text: string): void;
  /** After it was sent. */
  forget(): void;
}

/** The fields of a request form, kept in the browser until it is sent: a closed tab or window loses nothing. */
export function useTyped(form: string, id: string, start: Texts): Typed {
  const key = `highland.${form}.${id}`;
  const [typed, setTyped] = useState<Texts>(() => read(key));
  return {
    text: (name) => typed[name] ?? start[name] ?? '',
    type: (name, text) => {
      const next = { ...typed, [name]: text };
      setTyped(next);
      keep(key, next);
    },
    forget: () => {
      setTyped({});
      keep(key, {});
    },
  };
}

function read(key: string): Texts {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

function keep(key: string, texts: Texts): void {
  try {
    if (Object.keys(texts).length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(texts));
  } catch {
    // Without local storage it lasts as long as the form is open.
  }
}
