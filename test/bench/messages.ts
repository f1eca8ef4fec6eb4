import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { Parser } from 'saxen';
import { pairSigner, softwareSigner } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import type { Signer } from '#backend/signing/xmlSignature.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { plainAlgorithms } from '#shared/messages/signatureSuites.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import { CEB_NAMESPACE } from '#shared/messages/table.ts';
import { BASE_TRANSFER, transferValues } from '#shared/messages/transfer.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { cpuMillisecondsOf, cpuMillisecondsOfAsync, inTurns, median, ratioOf } from '#test/bench/timing.ts';
import { aConsignment, aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import { anSm2Key } from '#test/builders/signingKeys.ts';

const INVENTORIES = 10_000;
const DIFFERENT = 100;
const ITEMS = 5;
const PER_MESSAGE = 100;
const PARSES = 20;
const SM2_MESSAGES = 300;
const ROUNDS = 3;
const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };

/**
 * Building, signing and parsing of inventories (CEB603) beside general XML libraries doing the same work. By processor
 * time, which is what "on one core" means on a machine with other users.
 */
export async function benchMessages(): Promise<BenchRow[]> {
  const records = Array.from({ length: DIFFERENT }, (_, i) => inventory(i));
  const large = buildMessage(CEB603, records.slice(0, PER_MESSAGE), ENVELOPE);
  mustAgree(records, large);
  return [await building(records), await signing(records), await parsing(large)];
}

function inventory(i: number): MessageRecord {
  const items = Array.from({ length: ITEMS }, (_, line) => anItem({ itemNo: `SKU-${i}-${line}` }));
  return documentsOf(aConsignment(numbered(aDraft({ items }), i))).inventory;
}

async function building(records: readonly MessageRecord[]): Promise<BenchRow> {
  const builder = generalBuilder();
  const each = (build: (record: MessageRecord) => string) => () =>
    cpuMillisecondsOf(() => {
      let characters = 0;
      for (let i = 0; i < INVENTORIES; i += 1) characters += build(at(records, i)).length;
      return characters;
    });
  const times = await inTurns(ROUNDS, {
    ours: each((record) => buildMessage(CEB603, [record], ENVELOPE)),
    general: each((record) => builder(record)),
  });
  return benchRow({
    id: 'messages.build',
    value: perSecond(INVENTORIES, median(times.ours)),
    unit: 'messages/s',
    comparison: `fast-xml-parser XMLBuilder: ${perSecond(INVENTORIES, median(times.general))}/s (${ITEMS} items each, one core)`,
    ratio: ratioOf(times.general, times.ours),
    leastRatio: 1,
    target: { atLeast: 20_000 },
  });
}

/** 10,000 inventories over the rounds, built and signed with RSA; beside it bare RSA, and what SM2 comes to. */
async function signing(records: readonly MessageRecord[]): Promise<BenchRow> {
  const rsa = softwareSigner(await makeTrainingKey());
  const pair = anSm2Key();
  const sm2 = pairSigner(pair, pair.certificate.number, plainAlgorithms('sm2Sm3'));
  const bare = new TextEncoder().encode(buildMessage(CEB603, [at(records, 0)], ENVELOPE));
  const count = Math.ceil(INVENTORIES / ROUNDS);
  const each = (many: number, signer: Signer) => () =>
    cpuMillisecondsOfAsync(async () => {
      for (let i = 0; i < many; i += 1) {
        await signMessage(buildMessage(CEB603, [at(records, i)], ENVELOPE), signer);
      }
    });
  const times = await inTurns(ROUNDS, {
    ours: each(count, rsa),
    rsa: () =>
      cpuMillisecondsOfAsync(async () => {
        for (let i = 0; i < count; i += 1) await rsa.sign(bare);
      }),
    sm2: each(SM2_MESSAGES, sm2),
  });
  return benchRow({
    id: 'messages.sign',
    value: perSecond(count, median(times.ours)),
    unit: 'messages/s',
    comparison: `bare RSA-2048 signatures of node:crypto: ${perSecond(count, median(times.rsa))}/s; ours builds and signs; with SM2 and SM3 ${perSecond(SM2_MESSAGES, median(times.sm2))}/s`,
    ratio: ratioOf(times.rsa, times.ours),
    target: { atLeast: 1_000 },
  });
}

async function parsing(xml: string): Promise<BenchRow> {
  const general = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: false });
  const each = (parse: (text: string) => unknown) => () =>
    cpuMillisecondsOf(() => {
      for (let i = 0; i < PARSES; i += 1) parse(xml);
    }) / PARSES;
  const times = await inTurns(ROUNDS, {
    ours: each(parseMessage),
    saxen: each(parseWithSaxen),
    general: each((text) => general.parse(text)),
  });
  const fastest = times.saxen.map((time, i) => Math.min(time, times.general[i] ?? time));
  return benchRow({
    id: 'messages.parse',
    value: median(times.ours),
    unit: 'ms',
    comparison: `${PER_MESSAGE} inventories, ${Math.round(xml.length / 1000)} kB; saxen to the same records ${shortened(median(times.saxen))} ms, fast-xml-parser ${shortened(median(times.general))} ms`,
    ratio: ratioOf(fastest, times.ours),
    leastRatio: 1,
    target: { atMost: 10 },
  });
}

/** Builds a message from a record with a general library: tables only give it the order of the elements. */
function generalBuilder(): (record: MessageRecord) => string {
  const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });
  const { head, list } = CEB603;
  return ({ head: headValues, list: lines }) =>
    builder.build({
      'ceb:CEB603Message': {
        '@_xmlns:ceb': CEB_NAMESPACE,
        '@_guid': ENVELOPE.guid,
        '@_version': '1.0',
        [`ceb:${CEB603.node}`]: {
          [`ceb:${head.name}`]: inOrder(head.elements, headValues),
          [`ceb:${list.name}`]: lines.map((line) => inOrder(list.elements, line)),
        },
        'ceb:BaseTransfer': inOrder(BASE_TRANSFER.elements, transferValues(ENVELOPE.transfer)),
      },
    });
}

function inOrder(
  elements: readonly { readonly name: string }[],
  values: MessageRecord['head'],
): Record<string, string> {
  const named: Record<string, string> = {};
  for (const { name } of elements) {
    const value = values[name];
    if (value !== undefined && value !== '') named[`ceb:${name}`] = value;
  }
  return named;
}

/** Reads an inventory message into records with a general event parser, namespaces minded. */
function parseWithSaxen(xml: string): readonly MessageRecord[] {
  const records: { head: Record<string, string>; list: Record<string, string>[] }[] = [];
  const parser = new Parser();
  parser.ns({ [CEB_NAMESPACE]: 'ceb' });
  let values: Record<string, string> | null = null;
  let text = '';
  let problem: Error | null = null;
  parser.on('error', (error) => {
    problem = error;
  });
  parser.on('openTag', (name) => {
    text = '';
    if (name === 'ceb:Inventory') records.push({ head: {}, list: [] });
    else if (name === 'ceb:InventoryHead') values = records.at(-1)?.head ?? null;
    else if (name === 'ceb:InventoryList') {
      values = {};
      records.at(-1)?.list.push(values);
    } else if (name === 'ceb:BaseTransfer') values = null;
  });
  parser.on('text', (part, decode) => {
    text += decode(part);
  });
  parser.on('closeTag', (name) => {
    if (name === 'ceb:InventoryHead' || name === 'ceb:InventoryList') values = null;
    else if (values !== null) values[name.slice(4)] = text;
  });
  parser.parse(xml);
  if (problem !== null) throw problem;
  return records;
}

/** What competes must do the same work: the same records, and messages that say the same. */
function mustAgree(records: readonly MessageRecord[], large: string): void {
  const ours = parseMessage(large);
  if (!ours.ok || ours.value.form !== 'records') throw new Error('the message cannot be read');
  const expected = JSON.stringify(ours.value.records);
  if (JSON.stringify(parseWithSaxen(large)) !== expected) throw new Error('saxen read other records');
  const build = generalBuilder();
  for (const record of records) {
    const built = build(record);
    if (built !== buildMessage(CEB603, [record], ENVELOPE)) {
      throw new Error('fast-xml-parser built another message');
    }
  }
}

function perSecond(count: number, ms: number): number {
  return Math.round((count / ms) * 1000);
}

function at<T>(list: readonly T[], i: number): T {
  const value = list[i % list.length];
  if (value === undefined) throw new Error('an empty list');
  return value;
}
