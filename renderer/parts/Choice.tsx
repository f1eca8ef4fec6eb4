import '#renderer/parts/choice.css';

interface ChoiceProps<V extends string> {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  onChange(value: NoInfer<V>): void;
  /** Accessible name, when no label element names it. */
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly 'aria-describedby'?: string | undefined;
}

/** One of a few, by the browser's own list: quick in tables of a hundred, and every key works. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  return (
    <select
      className="choice"
      id={props.id}
      value={props.value}
      disabled={props.disabled === true}
      aria-label={props.label}
      aria-describedby={props['aria-describedby']}
      onChange={(event) => {
        const chosen = props.options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) props.onChange(chosen.value);
      }}
    >
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
