import type { z } from 'zod';

declare const resultType: unique symbol;

/** One row of the method table: what a call takes, what it gives, whether it changes anything. */
export interface Method<Args extends z.ZodType = z.ZodType, Result = unknown> {
  readonly args: Args;
  /** Calls that change something run one after another; reads do not wait for them. */
  readonly changes: boolean;
  /** The largest JSON text of the arguments, characters. */
  readonly maxArgs: number;
  readonly [resultType]?: Result;
}

const DEFAULT_MAX_ARGS = 256 * 1024;

/** A call that only reads. */
export function read<Result>() {
  return <Args extends z.ZodType>(args: Args, maxArgs = DEFAULT_MAX_ARGS): Method<Args, Result> => ({
    args,
    changes: false,
    maxArgs,
  });
}

/** A call that changes something. */
export function change<Result>() {
  return <Args extends z.ZodType>(args: Args, maxArgs = DEFAULT_MAX_ARGS): Method<Args, Result> => ({
    args,
    changes: true,
    maxArgs,
  });
}

/** What a method's caller passes. */
export type ArgsOf<M> = M extends Method<infer Args, unknown> ? z.input<Args> : never;
/** What a method's handler receives: validated, defaults filled in. */
export type ParsedArgsOf<M> = M extends Method<infer Args, unknown> ? z.output<Args> : never;
/** What a method gives. Results come from our own typed handlers, so the compiler checks them, not a schema. */
export type ResultOf<M> = M extends Method<z.ZodType, infer Result> ? Result : never;
