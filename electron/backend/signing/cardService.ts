import type { CardMethod } from '#backend/signing/cardProtocol.ts';
import { cardProblem, cardRequest, readCardAnswer } from '#backend/signing/cardProtocol.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The local service of a port card. */
export interface CardService {
  /** "ws://127.0.0.1:61232" */
  readonly address: string;
  /** Asks one thing; questions wait for each other, as the card can only do one at a time. */
  ask(
    method: CardMethod,
    args: Readonly<Record<string, string>>,
  ): Promise<Result<readonly string[], AppError>>;
  /** Hangs up; a later question connects again. */
  close(): void;
}

/** How long things may take, milliseconds. */
export interface CardPatience {
  readonly connect: number;
  /** Of one question: a card takes a quarter of a second to sign, and a person may have to push it in first. */
  readonly answer: number;
}

const PATIENCE: CardPatience = { connect: 5_000, answer: 30_000 };
/** What comes unasked between a question and its answer; a service that talks more than this is not one of ours. */
const MOST_UNASKED = 20;

type Asked = Result<readonly string[], AppError>;

/** The service on a port of this computer; never anywhere else. */
export function cardService(port: number, patience: CardPatience = PATIENCE): CardService {
  const address = `ws://127.0.0.1:${port}`;
  let socket: WebSocket | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  function close(): void {
    socket?.close();
    socket = null;
  }

  async function connected(): Promise<Result<WebSocket, AppError>> {
    if (socket !== null && socket.readyState === WebSocket.OPEN) return ok(socket);
    close();
    const opening = new WebSocket(address);
    const opened = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience.connect);
      const done = (reached: boolean) => {
        clearTimeout(timer);
        resolve(reached);
      };
      opening.addEventListener('open', () => done(true));
      opening.addEventListener('error', () => done(false));
      opening.addEventListener('close', () => done(false));
    });
    if (!opened) {
      opening.close();
      return err(appError('signing.card.notRunning', { address }));
    }
    socket = opening;
    return ok(opening);
  }

  async function askNow(method: CardMethod, args: Readonly<Record<string, string>>): Promise<Asked> {
    const way = await connected();
    if (!way.ok) return way;
    lastId += 1;
    const id = lastId;
    const asked = await answerOn(way.value, cardRequest(id, method, args), (text) =>
      judge(text, String(id), method, args['passwd'] ?? ''),
    );
    // An answer that comes after its question was given up must not be taken for that of the next.
    if (!asked.ok && asked.error.code !== 'signing.card.refused' && asked.error.code !== 'signing.card.pin')
      close();
    return asked;
  }

  function answerOn(way: WebSocket, request: string, judged: (text: string) => Asked | null): Promise<Asked> {
    return new Promise((resolve) => {
      let unasked = 0;
      const heard = (event: MessageEvent): void => {
        const answer =
          typeof event.data === 'string' ? judged(event.data) : err(appError('signing.card.answer'));
        unasked += 1;
        if (answer !== null) done(answer);
        else if (unasked > MOST_UNASKED) done(err(appError('signing.card.answer')));
      };
      const cut = (): void => done(err(appError('signing.card.notRunning', { address })));
      const timer = setTimeout(
        () => done(err(appError('signing.card.timeout', { seconds: Math.ceil(patience.answer / 1000) }))),
        patience.answer,
      );
      const done = (answer: Asked): void => {
        clearTimeout(timer);
        way.removeEventListener('message', heard);
        way.removeEventListener('close', cut);
        resolve(answer);
      };
      way.addEventListener('message', heard);
      way.addEventListener('close', cut);
      way.send(request);
    });
  }

  return {
    address,
    ask: (method, args) => {
      const mine = turn.then(() => askNow(method, args));
      turn = mine.catch(() => undefined);
      return mine;
    },
    close,
  };
}

/** What a message means for the question that waits; null: nothing, wait on. */
function judge(text: string, id: string, method: CardMethod, pin: string): Asked | null {
  const answer = readCardAnswer(text);
  if (answer === null) return err(appError('signing.card.answer'));
  if (answer.kind === 'greeting' || answer.id !== id || answer.method !== method) return null;
  return answer.refusal === null ? ok(answer.data) : err(cardProblem(answer.refusal, pin));
}
