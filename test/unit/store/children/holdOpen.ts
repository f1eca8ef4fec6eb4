/** Opens a store, says how that went, and stays until it is killed. Arguments: folder. */
import { writeSync } from 'node:fs';
import { openWorkStore } from '#backend/store/openWorkStore.ts';

const [, , folder = ''] = process.argv;
const opened = openWorkStore(folder, { now: () => 0, appVersion: '0.1.0' });
writeSync(1, `${opened.ok ? 'OPEN' : opened.error.code}\n`);
if (opened.ok) setInterval(() => undefined, 1000);
