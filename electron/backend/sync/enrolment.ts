import type { TransportProblem } from '#backend/sync/transports/transport.ts';
import { appError } from '#shared/api/errors.ts';
import type { Enterprise } from '#shared/api/profile.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

const LIMIT_MS = 10_000;

/**
 * Makes the training platform know the certificate that this profile signs with. May be repeated: the same certificate
 * enrolled again changes nothing.
 */
export async function enrolCertificate(
  platform: { readonly url: string; readonly token: string },
  enterprise: Enterprise,
  certificatePem: string,
  signal: AbortSignal,
): Promise<Result<void, TransportProblem>> {
  try {
    const answer = await fetch(new URL('/v1/enrolments', platform.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        certificate: certificatePem,
        copCode: enterprise.code,
        copName: enterprise.name,
      }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
    });
    await answer.body?.cancel();
    return answer.ok ? ok(undefined) : err(notEnrolled(String(answer.status)));
  } catch (problem) {
    return err(notEnrolled(problem instanceof Error ? problem.name : 'Error'));
  }
}

function notEnrolled(detail: string): TransportProblem {
  return { kind: 'notDelivered', error: appError('sync.enrol', { detail }), retryAfterMs: null };
}
