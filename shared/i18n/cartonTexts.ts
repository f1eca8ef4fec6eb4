/** Splits over cartons in words: where, of what, and the arithmetic line by line. */
import type { Decimal } from '#shared/base/decimal.ts';
import type { Language, TextParams } from '#shared/i18n/texts.ts';
import { fillIn, findText } from '#shared/i18n/texts.ts';

/** Indexes from 0; null for all. */
interface SpokenPlace {
  readonly carton: number | null;
  readonly item: number | null;
}

/** A refusal, as far as its text needs it. */
interface SpokenProblem {
  readonly code: string;
  readonly place: SpokenPlace;
  readonly quantity: string;
  readonly params: TextParams;
}

interface SpokenShare {
  readonly place: SpokenPlace;
  readonly by: 'lock' | 'hold' | 'share';
  readonly weight: Decimal;
  readonly down: Decimal;
  readonly extra: boolean;
  readonly result: Decimal;
}

/** A step of the arithmetic, as far as its text needs it. */
type SpokenStep =
  | {
      readonly kind: 'share';
      readonly quantity: string;
      readonly of: SpokenPlace;
      readonly basis: string;
      readonly total: Decimal;
      readonly taken: Decimal;
      readonly rest: Decimal;
      readonly weights: Decimal;
      readonly unit: Decimal;
      readonly shares: readonly SpokenShare[];
    }
  | {
      readonly kind: 'move';
      readonly quantity: string;
      readonly amount: Decimal;
      readonly changes: readonly {
        readonly place: SpokenPlace;
        readonly before: Decimal;
        readonly after: Decimal;
      }[];
    };

/** Why a split cannot be made, in words. */
export function cartonProblemText(language: Language, problem: SpokenProblem): string {
  const { basis } = problem.params;
  return say(language, `error.${problem.code}`, {
    ...problem.params,
    place: placeText(language, problem.place),
    quantity: say(language, `cartons.quantity.${problem.quantity}`),
    ...(basis === undefined ? {} : { basis: say(language, `cartons.basis.${basis}`) }),
  });
}

/** One step of the arithmetic in words: what was done, then a line for each part. */
export function cartonStepLines(language: Language, step: SpokenStep): readonly string[] {
  const quantity = say(language, `cartons.quantity.${step.quantity}`);
  switch (step.kind) {
    case 'share':
      return [
        say(language, 'cartons.step.share', {
          place: placeText(language, step.of),
          quantity,
          basis: say(language, `cartons.basis.${step.basis}`),
          total: String(step.total),
          taken: String(step.taken),
          rest: String(step.rest),
        }),
        ...step.shares.map((share) =>
          say(language, shareKey(share), {
            place: placeText(language, share.place),
            rest: String(step.rest),
            weight: String(share.weight),
            weights: String(step.weights),
            down: String(share.down),
            unit: String(step.unit),
            result: String(share.result),
          }),
        ),
      ];
    case 'move':
      return [
        say(language, 'cartons.step.move', { quantity, amount: String(step.amount) }),
        ...step.changes.map(({ place, before, after }) =>
          say(language, 'cartons.step.change', {
            place: placeText(language, place),
            before: String(before),
            after: String(after),
          }),
        ),
      ];
  }
}

function shareKey({ by, extra }: SpokenShare): string {
  if (by === 'lock') return 'cartons.step.locked';
  if (by === 'hold') return 'cartons.step.held';
  return extra ? 'cartons.step.extra' : 'cartons.step.down';
}

function placeText(language: Language, { carton, item }: SpokenPlace): string {
  const kind = carton === null ? (item === null ? 'whole' : 'item') : item === null ? 'carton' : 'cell';
  return say(language, `cartons.place.${kind}`, { carton: (carton ?? 0) + 1, item: (item ?? 0) + 1 });
}

function say(language: Language, key: string, params: TextParams = {}): string {
  return fillIn(findText(language, key) ?? key, params);
}
