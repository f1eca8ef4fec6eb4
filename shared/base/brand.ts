declare const brand: unique symbol;

/** A value of type T that has been parsed and found to be a `Name`; only its parser makes one. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
