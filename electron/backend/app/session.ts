import { join } from 'node:path';
import type { EventHub } from '#backend/app/events.ts';
import type { JobRunner } from '#backend/app/jobs.ts';
import type { SoftwareKey } from '#backend/output/softwareSigner.ts';
import { softwareSigner } from '#backend/output/softwareSigner.ts';
import { makeTrainingKey } from '#backend/output/trainingKey.ts';
import type { Signer } from '#backend/output/xmlSignature.ts';
import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { PackLibrary } from '#backend/packs/library.ts';
import type { PackLife } from '#backend/packs/life.ts';
import type { PlatformAddress, Ports } from '#backend/ports.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { SyncEngine } from '#backend/sync/engine.ts';
import { createSyncEngine } from '#backend/sync/engine.ts';
import { enrolCertificate } from '#backend/sync/enrolment.ts';
import { httpsTransport } from '#backend/sync/transports/https.ts';
import type { Transport } from '#backend/sync/transports/transport.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ProfileKind, Settings } from '#shared/api/profile.ts';
import { settingsSchema } from '#shared/api/profile.ts';
import { ok } from '#shared/base/result.ts';

/** An open profile. */
export interface Session {
  readonly kind: ProfileKind;
  readonly folder: string;
  readonly store: WorkStore;
  /** The pack the check goes by: another one after it changed, so that work which must not mix two keeps its own. */
  readonly rules: ActiveRules;
  readonly packs: PackLibrary;
  readonly packLife: PackLife;
  readonly jobs: JobRunner;
  /** null where the profile has no channel, or its platform did not start. */
  readonly channel: Channel | null;
  /** Why there is no channel though there should be one. */
  readonly channelTrouble: AppError | null;
  settings(): Settings;
}

/** The way to a platform and the key that signs for it. */
export interface Channel {
  readonly engine: SyncEngine;
  readonly signer: Signer;
  readonly platform: PlatformAddress;
}

/** Settings of a new live profile; the enterprise is entered on the first start. */
export const NEW_SETTINGS: Settings = {
  enterprise: { code: '', name: '', telephone: '', dxpId: '' },
  language: 'zh-CN',
  theme: 'system',
  backupFolder: '',
  defaults: {},
};

/** Reads the settings of a profile; each one the store does not have, or that no longer fits, is as in a new profile. */
export function readSettings(store: WorkStore): Settings {
  const stored = store.settings.get('settings');
  if (typeof stored !== 'object' || stored === null) return NEW_SETTINGS;
  const fitting = Object.entries(stored).filter(
    ([name, value]) => settingsSchema.partial().safeParse({ [name]: value }).success,
  );
  return { ...NEW_SETTINGS, ...settingsSchema.partial().parse(Object.fromEntries(fitting)) } as Settings;
}

/** Starts the training platform of a profile and the exchange with it. */
export async function openTrainingChannel(
  store: WorkStore,
  folder: string,
  ports: Ports,
  events: EventHub,
  log: (problem: unknown) => void,
): Promise<{ readonly channel: Channel } | { readonly trouble: AppError }> {
  let platform: PlatformAddress;
  try {
    platform = await ports.startPlatform(join(folder, 'platform'));
  } catch (problem) {
    return {
      trouble: appError('profile.platform', { detail: problem instanceof Error ? problem.message : '' }),
    };
  }
  const key = await trainingKeyOf(store, ports.now());
  const transport = transportTo(platform);
  if (transport === null) {
    await ports.stopPlatform();
    return { trouble: appError('profile.platform', { detail: 'address' }) };
  }
  let enrolled = '';
  const engine = createSyncEngine(
    {
      store,
      transport,
      channel: 'training',
      events,
      now: ports.now,
      random: ports.random,
      log,
      prepare: async (signal, afresh = false) => {
        const { enterprise } = readSettings(store);
        // Nothing can be signed without an enterprise, so there is nothing to enrol yet.
        if (enterprise.code === '' || (enrolled === enterprise.code && !afresh)) return ok(undefined);
        const done = await enrolCertificate(platform, enterprise, key.certificatePem, signal);
        if (done.ok) enrolled = enterprise.code;
        return done;
      },
    },
    store.settings.get('offline') === true,
  );
  return { channel: { engine, signer: softwareSigner(key), platform } };
}

/** null for an address that nothing may be sent to. */
function transportTo(platform: PlatformAddress): Transport | null {
  try {
    return httpsTransport({ url: platform.url, token: platform.token });
  } catch {
    return null;
  }
}

async function trainingKeyOf(store: WorkStore, now: number): Promise<SoftwareKey> {
  const stored = store.settings.get('trainingKey');
  if (isSoftwareKey(stored)) return stored;
  const key = await makeTrainingKey(new Date(now));
  store.settings.set('trainingKey', key, {
    at: now,
    actor: 'workstation',
    action: 'training.keyMade',
    subject: key.keyName,
    detail: {},
  });
  return key;
}

function isSoftwareKey(value: unknown): value is SoftwareKey {
  return (
    typeof value === 'object' &&
    value !== null &&
    'privateKeyPem' in value &&
    typeof value.privateKeyPem === 'string' &&
    'certificatePem' in value &&
    typeof value.certificatePem === 'string' &&
    'keyName' in value &&
    typeof value.keyName === 'string'
  );
}
