import { useText } from '#renderer/app/text.tsx';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { Severity } from '#shared/rules/pack.ts';

type Tone = 'plain' | 'good' | 'busy' | 'bad' | 'ask';

const CONSIGNMENT_TONES: Readonly<Record<ConsignmentState, Tone>> = {
  draft: 'plain',
  queued: 'busy',
  underway: 'busy',
  inspection: 'ask',
  returned: 'bad',
  released: 'good',
  closed: 'good',
  turnedBack: 'bad',
  cancelled: 'plain',
  takenBack: 'plain',
};

const DOCUMENT_TONES: Readonly<Record<DocumentState, Tone>> = {
  queued: 'plain',
  sending: 'busy',
  unknown: 'ask',
  acknowledged: 'busy',
  declaring: 'busy',
  stored: 'busy',
  review: 'busy',
  accepted: 'busy',
  inspection: 'ask',
  returned: 'bad',
  released: 'good',
  closed: 'good',
  turnedBack: 'bad',
  withdrawn: 'plain',
};

/** Where a consignment stands. */
export function StateTag({ state }: { readonly state: ConsignmentState }) {
  const t = useText();
  return <span className={`tag tag-${CONSIGNMENT_TONES[state]}`}>{t(`state.${state}`)}</span>;
}

/** Where a document stands. */
export function DocumentStateTag({ state }: { readonly state: DocumentState }) {
  const t = useText();
  return <span className={`tag tag-${DOCUMENT_TONES[state]}`}>{t(`documentState.${state}`)}</span>;
}

/** How much a finding weighs. */
export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const t = useText();
  return <span className={`tag tag-${severity}`}>{t(`severity.${severity}`)}</span>;
}
