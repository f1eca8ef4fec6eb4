// Entry of the thread that reads a pack, compiles it and runs its own tests: whatever they take, nobody waits for them.
import { parentPort, workerData } from 'node:worker_threads';
import type { OwnTestsVerdict } from '#backend/packs/ownTests.ts';
import { headOf, listHashOf } from '#backend/packs/packHead.ts';
import { checkPack } from '#backend/packs/trust/checkPack.ts';
import { ok } from '#shared/base/result.ts';

function verdictOn(dir: string): OwnTestsVerdict {
  const checked = checkPack(dir);
  return checked.ok ? ok(headOf(checked.value.loaded, listHashOf(dir))) : checked;
}

parentPort?.postMessage(verdictOn(String(workerData)));
