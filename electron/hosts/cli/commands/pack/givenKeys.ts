import { readKeyFolders } from '#backend/packs/trust/keyFolder.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import type { TrustRole } from '#backend/store/contract/trust.ts';
import type { Context } from '#hosts/cli/command.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { wrongUse } from '#hosts/cli/failure.ts';
import { keyPasswords } from '#hosts/cli/keyPasswords.ts';
import { orFail } from '#hosts/cli/trustFailure.ts';

/** The folders of an option that must be given at least once. */
export function foldersOf(wishes: PackWishes, option: 'keys' | 'new'): readonly string[] {
  if (wishes[option].length === 0) throw wrongUse('cli.optionMissing', { option: `--${option}` });
  return wishes[option];
}

/** The keys for daily work out of the folders of --keys; the root keys are not even opened. */
export async function dailyKeys(context: Context, wishes: PackWishes): Promise<DailyKeys> {
  return givenKeys(context, wishes, ['targets', 'snapshot', 'timestamp']);
}

/** The keys of some roles out of the folders of --keys. */
export async function givenKeys<R extends TrustRole>(
  context: Context,
  wishes: PackWishes,
  roles: readonly R[],
) {
  return orFail(await readKeyFolders(foldersOf(wishes, 'keys'), roles, keyPasswords(context).open));
}
