import type { XmlElement } from './xmlTree.ts';
import { textOf } from './xmlTree.ts';

/** The fields of a head or a line by element name. */
export type Fields = Readonly<Record<string, string>>;

/** A business error: number of the receipt and its reason. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
}

/**
 * One element: `text` counts characters (least to most), `number` digits in all and after the point, `tree` has elements
 * of its own, which nobody looks into. `present` is an element that has to be there and may be empty.
 */
export interface FieldSpec {
  readonly name: string;
  readonly presence: 'required' | 'present' | 'optional';
  readonly form:
    | { readonly kind: 'text'; readonly least: number; readonly most: number }
    | { readonly kind: 'number'; readonly digits: number; readonly decimals: number }
    | { readonly kind: 'tree' };
}

/** What holds for every element of a message. */
export interface MessageRules {
  readonly uri: string;
  /** Values with a fixed shape, by element name. */
  readonly shapes: Readonly<Record<string, RegExp>>;
  /** Whether an optional element without a value may stand there, whatever its form. */
  readonly emptyOptionals: boolean;
}

const ROW = /^(\w+):(?:C(\.\.)?(\d+)|N(\d+)(?:,(\d))?|(X))([?~]?)$/;
const PRESENCE = { '': 'required', '~': 'present', '?': 'optional' } as const;

/**
 * Reads "name:C..60 name:N19,5? name:X? …": C characters, N digits, X elements of its own; a question mark means
 * optional, a tilde that it has to be there and may be empty.
 */
export function fields(rows: string): readonly FieldSpec[] {
  return rows
    .trim()
    .split(/\s+/)
    .map((row): FieldSpec => {
      const [, name = '', upTo, characters, digits, decimals, , mark = ''] = ROW.exec(row) ?? [];
      const presence = PRESENCE[mark === '?' || mark === '~' ? mark : ''];
      if (digits !== undefined) {
        return {
          name,
          presence,
          form: { kind: 'number', digits: Number(digits), decimals: Number(decimals ?? 0) },
        };
      }
      if (characters === undefined) return { name, presence, form: { kind: 'tree' } };
      const most = Number(characters);
      return { name, presence, form: { kind: 'text', least: upTo === undefined ? most : 0, most } };
    });
}

/** What is wrong with a run of elements, in the words of a receipt; null when all is as it should be. */
export function fieldsFault(
  elements: readonly XmlElement[],
  specs: readonly FieldSpec[],
  where: string,
  rules: MessageRules,
): string | null {
  let next = 0;
  for (const spec of specs) {
    const element = elements[next];
    if (element === undefined || element.local !== spec.name || element.uri !== rules.uri) {
      if (spec.presence === 'optional') continue;
      const strange =
        element !== undefined &&
        !specs.some(({ name }) => element.local === name && element.uri === rules.uri);
      return strange ? stray(where, element) : `${where}/${spec.name} 缺失或顺序不正确`;
    }
    next += 1;
    if (spec.form.kind === 'tree') continue;
    const value = textOf(element);
    if (value === null) return `${where}/${spec.name} 不应含有子节点`;
    const fault = valueFault(value, spec, rules);
    if (fault !== null) return `${where}/${spec.name} ${fault}`;
  }
  const extra = elements[next];
  return extra === undefined ? null : stray(where, extra);
}

function stray(where: string, element: XmlElement): string {
  return `${where}/${element.local.slice(0, 40)} 不应出现在此处`;
}

function valueFault(value: string, { name, presence, form }: FieldSpec, rules: MessageRules): string | null {
  if (value === '') {
    if (presence === 'required') return '为空';
    if (presence === 'present' || rules.emptyOptionals) return null;
    return form.kind === 'number' || (form.kind === 'text' && form.least > 0) ? '无值时应省略' : null;
  }
  if (form.kind === 'number') {
    const match = /^-?0*(\d*)(?:\.(\d+?)0*)?$/.exec(value);
    const whole = match?.[1] ?? '';
    const fraction = match?.[2] === '0' ? '' : (match?.[2] ?? '');
    if (match === null || /^-?\.|^-?$/.test(value)) return '不是数字';
    if (form.decimals === 0 && value.includes('.')) return '应为整数';
    if (fraction.length > form.decimals) return `小数位超过${form.decimals}位`;
    if (whole.length + fraction.length > form.digits) return `数字超过${form.digits}位`;
  }
  if (form.kind === 'text') {
    const length = [...value].length;
    if (length > form.most) return `超过${form.most}个字符`;
    if (length < form.least) return `应为${form.least}个字符`;
  }
  return rules.shapes[name]?.test(value) === false ? `取值不正确：${value.slice(0, 20)}` : null;
}

/** The values of the elements that hold text, by name; of a name that comes twice, the last. */
export function fieldsOf(element: XmlElement): Fields {
  const values: Record<string, string> = Object.create(null);
  for (const child of element.children) {
    const text = typeof child === 'string' ? null : textOf(child);
    if (typeof child !== 'string' && text !== null) values[child.local] = text;
  }
  return values;
}
