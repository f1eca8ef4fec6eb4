/**
 * A FAKE of our own of the local service of a port card, for tests only. It is no product of any port and proves nothing
 * about real cards: it answers in the shapes that public integrations show (electron/backend/signing/cardProtocol.ts
 * says what is known and what is not), with a real key behind it. A WebSocket server (RFC 6455) over node:http, as much
 * of one as a well-behaved client needs.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { certificatePem } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import type { SigningWay } from '#backend/signing/primitives.ts';
import { signData } from '#backend/signing/primitives.ts';

/** How the fake behaves; may be changed while it runs. */
export interface FakeCardBehaviour {
  /** The card in the reader; null: none. */
  card: KeyPair | null;
  /** How the card signs. */
  way: SigningWay;
  pin: string;
  /** Says nothing any more. */
  silent: boolean;
  /** Something else than the right answer, as text; null: the right answer. */
  instead: string | null;
  /** After how many wrong PINs the card is dead. */
  triesLeft: number;
}

/** A running fake. */
export interface FakePortCard {
  readonly port: number;
  readonly behaviour: FakeCardBehaviour;
  /** Every request as it came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const SIGN = 'cus-sec_SpcSignDataAsPEM';
const CERTIFICATE = 'cus-sec_SpcGetSignCertAsPEM';
const NUMBER = 'cus-sec_SpcGetCertNo';

/** Starts a fake on a free port of this computer. */
export async function aFakePortCard(given: Partial<FakeCardBehaviour> = {}): Promise<FakePortCard> {
  const behaviour: FakeCardBehaviour = {
    card: null,
    way: { key: 'sm2', signatureHash: 'sm3', form: 'raw' },
    pin: '88888888',
    silent: false,
    instead: null,
    triesLeft: 6,
    ...given,
  };
  const requests: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const say = (text: string) => socket.write(frame(0x1, Buffer.from(text)));
    say(
      JSON.stringify({ _method: 'open', _status: '00', _args: { Result: true, Data: ['fake'], Error: [] } }),
    );
    readFrames(socket, (opcode, payload) => {
      if (opcode === 0x8) {
        socket.end(frame(0x8, payload));
      } else if (opcode === 0x1) {
        const text = payload.toString('utf8');
        requests.push(text);
        if (!behaviour.silent) say(behaviour.instead ?? answerTo(text, behaviour));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    behaviour,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answerTo(text: string, behaviour: FakeCardBehaviour): string {
  const { _method, _id, args }: { _method: string; _id: number; args: Record<string, string> } =
    JSON.parse(text);
  const answer = (data: readonly unknown[]) =>
    JSON.stringify({ _id, _method, _status: '00', _args: { Result: true, Data: data, Error: [] } });
  const refuse = (...words: string[]) =>
    JSON.stringify({ _id, _method, _status: '00', _args: { Result: false, Data: [], Error: words } });
  const { card, way } = behaviour;
  if (card === null) return refuse('[读卡器底层库]打开读卡器失败:错误码=50200', 'Err:Custom50200');
  const { certificate, key } = card;
  switch (_method) {
    case CERTIFICATE:
      return answer([certificatePem(certificate)]);
    case NUMBER:
      return answer([certificate.number]);
    case SIGN: {
      if (behaviour.triesLeft <= 0) return refuse('卡已锁死', 'Err:Custom50021');
      if (args['passwd'] !== behaviour.pin) {
        behaviour.triesLeft -= 1;
        return refuse(`密码校验失败:${args['passwd'] ?? ''}`, 'Err:Custom50020');
      }
      const value = signData(way, Buffer.from(args['inData'] ?? '', 'utf8'), key);
      return answer([value.toString('base64'), certificate.number]);
    }
    default:
      return refuse('没有这个方法', 'Err:Base60400');
  }
}

/** One unmasked frame, as a server sends them. */
function frame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.of(0x80 | opcode, payload.length)
      : Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  if (payload.length >= 126) {
    head[0] = 0x80 | opcode;
    head[1] = head.length === 4 ? 126 : 127;
    if (head.length === 4) head.writeUInt16BE(payload.length, 2);
    else head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Reads whole, masked, unfragmented frames, as our client sends them. */
function readFrames(socket: Duplex, got: (opcode: number, payload: Buffer) => void): void {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const one = oneFrame(held);
      if (one === null) return;
      held = held.subarray(one.length);
      got(one.opcode, one.payload);
    }
  });
}

function oneFrame(held: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  const [first, second] = held;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (held.length < start) return null;
  const size = extra === 0 ? short : extra === 2 ? held.readUInt16BE(2) : Number(held.readBigUInt64BE(2));
  if (held.length < start + size) return null;
  const mask = held.subarray(2 + extra, start);
  const payload = Buffer.from(held.subarray(start, start + size)).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return { opcode: first & 0x0f, payload: Buffer.from(payload), length: start + size };
}
