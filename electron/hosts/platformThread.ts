// Entry of the thread of the training platform: the platform, with a publisher of rule packs behind its counter.
import { parentPort, workerData } from 'node:worker_threads';
import { openRulePublisher } from '#hosts/rulePublisher.ts';
import { serveThread } from '#training/serveThread.ts';
import type { ThreadOptions } from '#training/threadProtocol.ts';

const options: ThreadOptions = workerData;
if (parentPort !== null) await serveThread(parentPort, options, openRulePublisher);
