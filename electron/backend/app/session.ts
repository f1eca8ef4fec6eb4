import { join } from 'node:path';
import type { EventHub } from '#backend/app/events.ts';
import type { JobRunner } from '#backend/app/jobs.ts';
import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { PackLibrary } from '#backend/packs/library.ts';
import type { PackLife } from '#backend/packs/life.ts';
import type { PlatformAddress, Ports } from '#backend/ports.ts';
import type { SigningDesk } from '#backend/signing/signingDesk.ts';
import type { Signer } from '#backend/signing/xmlSignature.ts';
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
  readonly signing: SigningDesk;
  /** null where the profile has no channel, or its platform did not start. */
  readonly channel: Channel | null;
  /** Why there is no channel though there should be one. */
  readonly channelTrouble: AppError | null;
  settings(): Settings;
}

/** The way to a platform and the key that signs for it. */
export interface Channel {
  readonly engine: SyncEngine;
  /** The chosen key, open now. Throws `SigningRefused` when there is none, or it is locked. */
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
  letterhead: { nameEn: '', addressZh: '', addressEn: '', bankName: '', bankAccount: '', bankCode: '' },
  exportSets: [],
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
  signing: SigningDesk,
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
  const transport = transportTo(platform);
  if (transport === null) {
    await ports.stopPlatform();
    return { trouble: appError('profile.platform', { detail: 'address' }) };
  }
  const enrolled = new Set<string>();
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
        if (enterprise.code === '') return ok(undefined);
        if (afresh) enrolled.clear();
        for (const [i, certificate] of signing.rsaCertificates().entries()) {
          const mark = `${enterprise.code} ${certificate}`;
          if (enrolled.has(mark)) continue;
          const done = await enrolCertificate(platform, enterprise, certificate, signal);
          // One of the user's own keys that the platform does not want must not stop what others have signed.
          if (!done.ok && (i === 0 || !refusedForGood(done.error.error))) return done;
          enrolled.add(mark);
        }
        return ok(undefined);
      },
    },
    store.settings.get('offline') === true,
  );
  return {
    channel: {
      engine,
      platform,
      get signer() {
        return signing.signerOrThrow();
      },
    },
  };
}

/** Whether the platform did look at a certificate and does not want it (HTTP 400 or 422). */
function refusedForGood(error: AppError): boolean {
  return /^4(?:00|22)$/.test(String(error.params?.['detail'] ?? ''));
}

/** null for an address that nothing may be sent to. */
function transportTo(platform: PlatformAddress): Transport | null {
  try {
    return httpsTransport({ url: platform.url, token: platform.token });
  } catch {
    return null;
  }
}
