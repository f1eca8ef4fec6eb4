import type { Workplace } from './processing.ts';
import { processMessage, setAside } from './processing.ts';
import { takeStep } from './stepping.ts';

/** The part that works on its own: looks at waiting messages and takes due steps, a bounded slice at a time. */
export interface Clockwork {
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

const MESSAGES_A_SLICE = 40;
const STEPS_A_SLICE = 150;
const PAUSE_AFTER_FAULT_MS = 1000;
/** Timers are only hints (the clock may be set): never sleep longer than this while a step is pending. */
const LONGEST_SLEEP_MS = 1000;

/** Starts working; everything it does next is read from the ledger, so it goes on where another process stopped. */
export function startClockwork(place: Workplace, events: ClockworkEvents): Clockwork {
  let timer: NodeJS.Timeout | null = null;
  let immediate: NodeJS.Immediate | null = null;
  let stopped = false;
  let sliceSize = MESSAGES_A_SLICE;

  const slice = (): void => {
    immediate = null;
    if (stopped) return;
    try {
      const headBefore = place.ledger.head();
      const done = place.ledger.transaction(() => workSlice(place, sliceSize));
      sliceSize = MESSAGES_A_SLICE;
      if (done.messages > 0) events.onLooked(done.messages);
      if (place.ledger.head() > headBefore) events.onReceipts();
      if (done.messages + done.steps > 0) soon();
      else sleep();
    } catch (fault) {
      events.onFault(fault);
      if (sliceSize === 1) passOver(place, events);
      sliceSize = 1;
      wait(PAUSE_AFTER_FAULT_MS);
    }
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
  return {
    wake: () => {
      if (!stopped) soon();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      if (immediate !== null) clearImmediate(immediate);
    },
  };
}

function workSlice(place: Workplace, mostMessages: number): { messages: number; steps: number } {
  const messages = place.ledger.waitingMessages(mostMessages);
  for (const message of messages) processMessage(place, message);
  const steps = place.ledger.dueSteps(place.now(), STEPS_A_SLICE);
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
