import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { ok } from '#shared/base/result.ts';

type PackMethod = Extract<
  keyof Handlers,
  `packs.${'installed' | 'status' | 'update' | 'takeFile' | 'activate' | 'rollBack' | 'seen'}`
>;

/** Handlers of packs.* that concern the life of packs; how packs judge stands in packJudgements.ts. */
export function packHandlers(workstation: Workstation): Pick<Handlers, PackMethod> {
  return {
    'packs.installed': () => onSession(workstation, ({ packs }) => ok(packs.installed())),
    'packs.status': () => onSession(workstation, ({ packLife }) => ok(packLife.status())),
    'packs.update': () => onSession(workstation, ({ packLife }) => packLife.update()),
    'packs.takeFile': ({ ticket }) =>
      onSession(workstation, ({ packLife }) => {
        const file = workstation.tickets.get(ticket);
        return file === null ? fail('file.ticket') : packLife.takeFile(file);
      }),
    'packs.activate': ({ hash }) => onSession(workstation, ({ packLife }) => packLife.activate(hash)),
    'packs.rollBack': () => onSession(workstation, ({ packLife }) => packLife.rollBack()),
    'packs.seen': () =>
      onSession(workstation, ({ packLife }) => {
        packLife.seen();
        return ok(null);
      }),
  };
}
