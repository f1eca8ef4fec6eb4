import { declarationHead } from '#shared/documents/declaration/head.ts';
import { declarationLines } from '#shared/documents/declaration/lines.ts';
import { attachments, licences } from '#shared/documents/declaration/papers.ts';
import { clientNumber } from '#shared/documents/declaration/parties.ts';
import type { Derive } from '#shared/documents/derivation.ts';
import { present } from '#shared/documents/elementText.ts';

/** Operation type: it is saved as a draft; the declarant declares it in the single window with the card. */
const SAVE_AS_DRAFT = 'G';

/**
 * The customs declaration (报关单, DecMessage). It carries the codes of 2018 (ISO letters, two-digit packaging), which
 * are the keys a consignment stores, so that they go as they are; the messages of the unified system carry the older ones.
 */
export const deriveDeclaration: Derive<'declaration'> = (input) => ({
  head: declarationHead(input),
  list: declarationLines(input),
  containers: [],
  licences: licences(input),
  freeText: present({ VoyNo: input.consignment.transport.voyageNo }),
  sign: {
    OperType: SAVE_AS_DRAFT,
    ClientSeqNo: clientNumber(input.context),
    // To hundredths of a second, which the time of sending does not have.
    SignDate: `${input.context.appTime}00`,
  },
  attachments: attachments(input),
});
