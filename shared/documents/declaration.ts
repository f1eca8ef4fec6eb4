import type { Derive } from '#shared/documents/derivation.ts';

/** The customs declaration (报关单, DecMessage). */
export const deriveDeclaration: Derive<'declaration'> = () => ({
  head: {},
  list: [],
  containers: [],
  licences: [],
  freeText: {},
  sign: {},
  attachments: [],
});
