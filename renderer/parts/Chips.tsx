import '#renderer/parts/choice.css';

interface ChipsProps<V extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  onChange(value: NoInfer<V>): void;
}

/** One of a few, all in sight. */
export function Chips<V extends string>(props: ChipsProps<V>) {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
