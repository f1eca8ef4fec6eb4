import { AutoComplete, Input } from 'antd';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { CodeDays, rowKey } from '#renderer/parts/CodeDays.tsx';
import type { CodeRow } from '#shared/catalog/codes.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';

interface CodePickerProps {
  readonly table: CodeTableName;
  readonly value: string;
  onChange(code: string): void;
  onBlur?: (() => void) | undefined;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly openAtOnce?: boolean;
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly ref?: RefObject<HTMLElement | null>;
}

const WAIT_MS = 120;

/** A code by its number, its Chinese or its English name. What is typed stays as typed; choosing puts the code in. */
export function CodePicker(props: CodePickerProps) {
  const t = useText();
  const [open, setOpen] = useState(props.openAtOnce === true);
  // What was typed since the list opened; null shows the table from its beginning, or what an unknown code may mean.
  const [typed, setTyped] = useState<string | null>(null);
  const name = useCodeName(props.table, props.value);
  const asked = useDelayed(typed ?? (name === null ? props.value : ''), WAIT_MS);
  const rows = useCall(
    'rules.codes',
    open ? { table: props.table, query: asked.slice(0, 200), limit: 50 } : null,
  );
  if (props.readOnly === true) {
    return (
      <div className="code-picker">
        <Input
          className="code-input"
          readOnly
          value={props.value}
          aria-label={props['aria-label']}
          {...(props.id === undefined ? {} : { id: props.id })}
        />
        {name !== null && <span className="code-name">{name}</span>}
      </div>
    );
  }
  const stale = typed !== null && (asked !== typed || rows.loading);
  return (
    <div
      className="code-picker"
      onKeyDownCapture={(event) => {
        // Tab leaves with what was typed, and Enter takes nothing from a list that is not yet that of the typed text.
        if (event.key === 'Tab' || (event.key === 'Enter' && stale)) event.stopPropagation();
      }}
    >
      <AutoComplete
        className="code-input"
        value={props.value}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setTyped(null);
        }}
        autoFocus={props.autoFocus === true}
        defaultActiveFirstOption={typed !== null}
        popupMatchSelectWidth={320}
        showSearch={{
          filterOption: false,
          onSearch: (text) => {
            setTyped(text);
            setOpen(true);
          },
        }}
        onChange={(text: string) => props.onChange(text ?? '')}
        onSelect={(code: string) => {
          props.onChange(code);
          setOpen(false);
          setTyped(null);
        }}
        onBlur={() => {
          setOpen(false);
          props.onBlur?.();
        }}
        notFoundContent={
          <span className="dim">
            {rows.value === null || rows.loading ? '…' : t('codes.none', { query: asked })}
          </span>
        }
        options={(rows.value ?? []).map((row) => ({
          key: rowKey(row),
          value: row.code,
          label: <CodeOption row={row} />,
        }))}
        {...(props.id === undefined ? {} : { id: props.id })}
        aria-describedby={props['aria-describedby']}
        aria-label={props['aria-label']}
        aria-invalid={props['aria-invalid']}
      />
      {name !== null && (
        <span className="code-name" title={name}>
          {name}
        </span>
      )}
    </div>
  );
}

function CodeOption({ row }: { readonly row: CodeRow }) {
  const t = useText();
  return (
    <span className="code-option">
      <span className="number">{row.code}</span>
      <span>{t.language === 'en' ? row.en || row.zh : row.zh}</span>
      <span className="dim">{t.language === 'en' ? row.zh : row.en}</span>
      <CodeDays row={row} />
      {row.confidence === 'toBeConfirmed' && <span className="tag tag-verify">{t('codes.unconfirmed')}</span>}
    </span>
  );
}

/** The name of a code in the reader's language; null when the table does not have it, or not yet known. */
export function useCodeName(table: CodeTableName, code: string): string | null {
  const t = useText();
  const short = code.trim();
  const known = useCall(
    'rules.codeNames',
    short === '' || short.length > 20 ? null : { table, codes: [short] },
  );
  const row = known.value?.find((one) => one.code === short);
  return row === undefined ? null : t.language === 'en' ? row.en || row.zh : row.zh;
}

function useDelayed(text: string, ms: number): string {
  const [late, setLate] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return late;
}
