import { command } from '#hosts/cli/command.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import { withStation } from '#hosts/cli/station.ts';
import type { Enterprise, ProfileKind } from '#shared/api/profile.ts';

/** init: makes a profile. */
export const INIT = command({
  name: 'init',
  summary: 'cli.init.summary',
  options: {
    code: { kind: 'text', name: 'CODE', text: 'cli.init.code' },
    name: { kind: 'text', name: 'NAME', text: 'cli.init.name' },
    telephone: { kind: 'text', name: 'NUMBER', text: 'cli.init.telephone' },
    'dxp-id': { kind: 'text', name: 'ID', text: 'cli.init.dxpId' },
    'no-samples': { kind: 'flag', text: 'cli.init.noSamples' },
  },
  async run(context, values) {
    const { profile: kind, dataFolder, language, text } = context;
    if (kind === null) throw wrongUse('cli.init.which');
    const enterprise = enterpriseOf(kind, values);
    return withStation(context, { dataFolder, stepMs: null }, async (station) => {
      const status = await station.call('profile.create', {
        kind,
        samples: !values['no-samples'],
        language,
        ...(enterprise === null ? {} : { enterprise }),
      });
      const { counts } = await station.call('home.summary', {});
      const settings = await station.call('settings.get', {});
      const { code, name } = settings.enterprise;
      return {
        exit: EXIT.good,
        value: { profile: kind, dataFolder, enterprise: settings.enterprise, consignments: counts.draft },
        lines: [
          text('cli.init.done', { profile: text(`cli.profile.${kind}`), folder: status.dataFolder }),
          text('cli.init.enterprise', { code, name }),
          ...(counts.draft === 0 ? [] : [text('cli.init.samples', { count: counts.draft })]),
        ],
      };
    });
  },
});

interface Given {
  readonly code: string | null;
  readonly name: string | null;
  readonly telephone: string | null;
  readonly 'dxp-id': string | null;
}

/** Null leaves a training profile its made-up enterprise; a live one needs the real one. */
function enterpriseOf(kind: ProfileKind, given: Given): Enterprise | null {
  const { code, name, telephone, 'dxp-id': dxpId } = given;
  if (code === null && name === null && kind === 'training') return null;
  if (code === null || name === null) throw wrongUse('cli.init.enterpriseMissing');
  if (!/^(?:[0-9A-Z]{10}|[0-9A-Z]{18})$/.test(code)) throw wrongUse('cli.init.badCode', { code });
  return { code, name, telephone: telephone ?? '', dxpId: dxpId ?? '' };
}
