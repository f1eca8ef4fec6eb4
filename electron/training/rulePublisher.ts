import type { Result } from '#shared/base/result.ts';

/** Why something about rule packs was not done; the text is `error.<code>` where people read it. */
export interface RuleProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A text in both languages of the people who use the platform. */
export interface BothLanguages {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** A made-up change of the rules that a trainer can publish. */
export interface LessonOffer {
  readonly lesson: string;
  readonly title: BothLanguages;
  /** What the students see happen, and why. */
  readonly teaches: BothLanguages;
}

/** A rule pack that was published. */
export interface PublishedRules {
  readonly pack: string;
  readonly version: string;
  readonly seq: number;
  readonly title: BothLanguages;
  /** The first day in force, YYYY-MM-DD; "" without a first day. */
  readonly effectiveFrom: string;
  /** The day it was published, YYYY-MM-DD. */
  readonly published: string;
}

/** What there is to publish and what was published so far, newest first. */
export interface RulesReport {
  readonly lessons: readonly LessonOffer[];
  readonly published: readonly PublishedRules[];
}

/** A lesson and the day its rules come into force: YYYY-MM-DD, or "today" by the platform's clock. */
export interface LessonOrder {
  readonly lesson: string;
  readonly effectiveFrom: string;
}

/**
 * The publisher of the platform's rule packs. The platform serves its folder and passes the trainer's orders on; what a
 * rule pack is made of and who signs it is none of the platform's business.
 */
export interface RulePublisher {
  /** The folder whose files are served. */
  readonly repository: string;
  /** What a workstation must know beforehand to trust the files. */
  readonly firstRoot: Uint8Array;
  /** Publishes the starting rules where nothing was published yet, and signs again what has grown old. */
  prepare(): Promise<Result<null, RuleProblem>>;
  report(): Promise<Result<RulesReport, RuleProblem>>;
  publish(order: LessonOrder): Promise<Result<RulesReport, RuleProblem>>;
}

/** Opens the publisher of a platform's data folder. `from` is where the starting rules and the lessons lie. */
export type OpenRules = (from: string, dataDir: string, now: () => number) => Promise<RulePublisher>;
