import type { Ports } from '#backend/ports.ts';
import type { SigningDesk } from '#backend/signing/signingDesk.ts';
import { signingDesk } from '#backend/signing/signingDesk.ts';
import type { SoftwareKey } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { ProfileKind } from '#shared/api/profile.ts';

/** Opens the signing desk of a profile; a training profile without its own key gets one. */
export async function openSigning(
  store: WorkStore,
  kind: ProfileKind,
  ports: Ports,
  changed: () => void,
): Promise<SigningDesk> {
  const trainingKey = kind === 'training' ? await trainingKeyOf(store, ports.now()) : null;
  return signingDesk({
    store,
    kind,
    trainingKey,
    now: ports.now,
    newId: ports.guid,
    cardPort: ports.cardPort,
    changed,
  });
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
