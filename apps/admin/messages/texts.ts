/** The same keys with other words: a language that lacks a text, or has one too many, does not compile. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
