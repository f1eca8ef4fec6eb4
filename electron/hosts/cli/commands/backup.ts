import { join, resolve } from 'node:path';
import { command } from '#hosts/cli/command.ts';
import { copyWhole } from '#hosts/cli/deliver.ts';
import { EXIT } from '#hosts/cli/failure.ts';
import { withProfile } from '#hosts/cli/station.ts';

/** backup: makes and verifies a backup; with --to also copies it elsewhere. */
export const BACKUP = command({
  name: 'backup',
  summary: 'cli.backup.summary',
  options: { to: { kind: 'text', name: 'DIR', text: 'cli.backup.to' } },
  async run(context, { to }) {
    return withProfile(context, async (station, profile) => {
      const info = await station.call('backup.now', {});
      const made = join(info.folder, info.name);
      const file =
        to === null ? made : await copyWhole(made, join(resolve(to), `${profile}-${info.name}`), false);
      return {
        exit: EXIT.good,
        value: { ...info, file },
        lines: [context.text('cli.backup.done', { file, bytes: info.bytes })],
      };
    });
  },
});
