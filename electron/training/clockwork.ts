import type { Workplace } from './issuing.ts';
import { processMessage, setAside } from './processing.ts';
import { takeStep } from './stepping.ts';

/** The part that works on its own: looks at waiting messages and takes due steps, a bounded slice at a time. */
export interface Clockwork {
  /** Messages came in: there is something to do, and more may follow, which must not wait long for an answer. */
  readonly onTakenIn: () => void;
  /** There may be something to do. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** What the clockwork tells its owner. */
export interface ClockworkEvents {
  readonly onReceipts: () => void;
  readonly onLooked: (messages: number) => void;
  readonly onFault: (fault: unknown) => void;
}

interface SliceSize {
  readonly messages: number;
  readonly steps: number;
}

const FULL_SLICE: SliceSize = { messages: 60, steps: 240 };
/** While messages keep coming in, taking them in goes first. */
const SMALL_SLICE: SliceSize = { messages: 10, steps: 30 };
const STILL_COMING_MS = 50;
/** After a fault: find the message that is to blame. */
const ONE_AT_A_TIME: SliceSize = { messages: 1, steps: 240 };
const PAUSE_AFTER_FAULT_MS = 1000;
/** Timers are only hints (the clock may be set): never sleep longer than this while a step is pending. */
const LONGEST_SLEEP_MS = 1000;

/** Starts working; everything it does next is read from the ledger, so it goes on where another process stopped. */
export function startClockwork(place: Workplace, events: ClockworkEvents): Clockwork {
  let timer: NodeJS.Timeout | null = null;
  let immediate: NodeJS.Immediate | null = null;
  let stopped = false;
  let afterFault = false;
  let lastTakenIn = Number.NEGATIVE_INFINITY;

  const slice = (): void => {
    immediate = null;
    if (stopped) return;
    try {
      const headBefore = place.ledger.head();
      const done = place.ledger.transaction(() => workSlice(place, sizeNow()));
      afterFault = false;
      if (done.messages > 0) events.onLooked(done.messages);
      if (place.ledger.head() > headBefore) events.onReceipts();
      if (done.messages + done.steps > 0) soon();
      else sleep();
    } catch (fault) {
      events.onFault(fault);
      if (afterFault) passOver(place, events);
      afterFault = true;
      wait(PAUSE_AFTER_FAULT_MS);
    }
  };
  const sizeNow = (): SliceSize => {
    if (afterFault) return ONE_AT_A_TIME;
    return performance.now() - lastTakenIn < STILL_COMING_MS ? SMALL_SLICE : FULL_SLICE;
  };
  const soon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    immediate ??= setImmediate(slice);
  };
  const wait = (ms: number): void => {
    timer = setTimeout(soon, ms);
  };
  const sleep = (): void => {
    const due = place.ledger.nextDue();
    if (due !== null) wait(Math.min(Math.max(due - place.now(), 1), LONGEST_SLEEP_MS));
  };
  soon();
  const wake = (): void => {
    if (!stopped) soon();
  };
  return {
    wake,
    onTakenIn() {
      lastTakenIn = performance.now();
      wake();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      if (immediate !== null) clearImmediate(immediate);
    },
  };
}

function workSlice(place: Workplace, size: SliceSize): { messages: number; steps: number } {
  const messages = place.ledger.waitingMessages(size.messages);
  for (const message of messages) processMessage(place, message);
  const steps = place.ledger.dueSteps(place.now(), size.steps);
  for (const step of steps) takeStep(place, step);
  return { messages: messages.length, steps: steps.length };
}

/** One message alone cannot be processed: answer it as unreadable, so that the others flow on. */
function passOver(place: Workplace, events: ClockworkEvents): void {
  try {
    const passed = place.ledger.transaction(() => {
      const [message] = place.ledger.waitingMessages(1);
      if (message !== undefined) setAside(place, message, '平台处理失败');
      return message !== undefined;
    });
    if (!passed) return;
    events.onLooked(1);
    events.onReceipts();
  } catch (fault) {
    events.onFault(fault);
  }
}
