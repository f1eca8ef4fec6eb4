/** Rows that stand the same in several import messages of edition 202205. */
import { REQUEST_START } from '#shared/messages/commonElements.ts';
import { made, req, text } from '#shared/messages/table.ts';

/** Edition the import tables were read from. */
export const EDITION_202205_IMPORT = 'CEB import messages, edition 202205 (schema import_business_202205)';

const [GUID, APP_TYPE, APP_TIME] = REQUEST_START;

/** What every import request starts with; the state (1 save only, 2 declare) may take three characters here. */
export const IMPORT_REQUEST_START = [
  GUID,
  APP_TYPE,
  APP_TIME,
  req('appStatus', text(3), '业务状态', made('sending')),
] as const;
