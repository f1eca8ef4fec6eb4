import { parseDecimal, toFixed } from '#shared/base/decimal.ts';

/** A number with its decimals aligned; text that is no number is shown as it is. */
export function DecimalCell(props: { readonly value: string; readonly places?: number }) {
  const value = props.value === '' ? null : parseDecimal(props.value);
  const text =
    value === null
      ? props.value
      : props.places === undefined
        ? value.toString()
        : toFixed(value, props.places);
  return <span className="number">{text}</span>;
}

/** An amount with its currency. */
export function Money(props: { readonly amount: string; readonly currency: string }) {
  return (
    <span className="number">
      <DecimalCell value={props.amount} places={2} /> <span className="dim">{props.currency}</span>
    </span>
  );
}
