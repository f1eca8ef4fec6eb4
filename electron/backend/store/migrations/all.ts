import { m10Audit } from '#backend/store/migrations/m10Audit.ts';
import { m20Consignments } from '#backend/store/migrations/m20Consignments.ts';
import { m30Search } from '#backend/store/migrations/m30Search.ts';
import { m40Exchange } from '#backend/store/migrations/m40Exchange.ts';
import { m50Imports } from '#backend/store/migrations/m50Imports.ts';
import { m60Confirmations } from '#backend/store/migrations/m60Confirmations.ts';
import { m70Trust } from '#backend/store/migrations/m70Trust.ts';
import { m80Passports } from '#backend/store/migrations/m80Passports.ts';
import { m90Packs } from '#backend/store/migrations/m90Packs.ts';
import { m100RuleMeetings } from '#backend/store/migrations/m100RuleMeetings.ts';
import { m110Products } from '#backend/store/migrations/m110Products.ts';
import { m120PackingPlans } from '#backend/store/migrations/m120PackingPlans.ts';
import { m130Summaries } from '#backend/store/migrations/m130Summaries.ts';
import { m140Refunds } from '#backend/store/migrations/m140Refunds.ts';
import { m160SigningKeys } from '#backend/store/migrations/m160SigningKeys.ts';
import { m170OfficialNumbers } from '#backend/store/migrations/m170OfficialNumbers.ts';
import type { Migration } from '#backend/store/migrations/migration.ts';

/** Every migration of the work database, in order. */
export const MIGRATIONS: readonly Migration[] = [
  m10Audit,
  m20Consignments,
  m30Search,
  m40Exchange,
  m50Imports,
  m60Confirmations,
  m70Trust,
  m80Passports,
  m90Packs,
  m100RuleMeetings,
  m110Products,
  m120PackingPlans,
  m130Summaries,
  m140Refunds,
  m160SigningKeys,
  m170OfficialNumbers,
];
