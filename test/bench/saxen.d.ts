/** The part of saxen that is measured here; it has no types of its own. */
declare module 'saxen' {
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: 'error', listener: (problem: Error) => void): this;
    on(event: 'openTag' | 'closeTag', listener: (name: string) => void): this;
    on(event: 'text', listener: (text: string, decode: (text: string) => string) => void): this;
    parse(xml: string): void;
  }
}
