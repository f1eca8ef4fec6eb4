// The process of one group of measurements: `measure.ts GROUP`, forked by run.ts.
import { GROUPS, isGroupName } from '#test/bench/groups.ts';

const name = process.argv[2] ?? '';
if (!isGroupName(name)) throw new Error(`no group of measurements: ${name}`);
const rows = await GROUPS[name].measure();
if (process.send === undefined) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else process.send(rows, () => process.exit(0));
