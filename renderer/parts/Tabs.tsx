import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';

interface TabsProps<N extends string> {
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly { readonly name: N; readonly label: string }[];
  readonly chosen: N;
  onChoose(name: NoInfer<N>): void;
  readonly children: ReactNode;
}

/** Several views of one page: arrows move between them, Home and End to the ends. */
export function Tabs<N extends string>(props: TabsProps<N>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.name === props.chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = props.tabs.at(to % props.tabs.length);
    if (next === undefined) return;
    props.onChoose(next.name);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <>
      <div ref={row} className="tab-list" role="tablist" aria-label={props.label} onKeyDown={press}>
        {props.tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            data-tab={tab.name}
            id={`${id}-${tab.name}`}
            aria-selected={tab.name === props.chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.name === props.chosen ? 0 : -1}
            className="tab"
            onClick={() => props.onChoose(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        className="tab-panel"
        role="tabpanel"
        aria-labelledby={`${id}-${props.chosen}`}
        tabIndex={-1}
      >
        {props.children}
      </div>
    </>
  );
}
