import { gravestFirst, placeOf, SEVERITY_TONE } from '#hosts/cli/checking.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import type { PacksWishes } from '#hosts/cli/commands/packs/options.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import type { Cell } from '#hosts/cli/layout.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import { comparedPair, packOf, triedPack } from '#hosts/cli/packChoice.ts';
import { withProfile } from '#hosts/cli/station.ts';
import type { PackChanges, RadarView, ShadowView } from '#shared/api/packs.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { findCliText } from '#shared/i18n/cliTexts.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { phraseText } from '#shared/rules/phrase.ts';

/** packs radar [HASH]: what changed, in words, and which drafts it touches. Exit 1 when it touches any. */
export async function radar(
  context: Context,
  { day }: PacksWishes,
  [prefix]: readonly string[],
): Promise<Report> {
  if (day !== null && parseDate(day) === null) throw wrongUse('cli.packs.badDay', { given: day });
  return withProfile(context, async (station) => {
    const installed = await station.call('packs.installed', {});
    const pair = comparedPair(installed, prefix === undefined ? null : packOf(installed, prefix));
    if (pair === null) {
      return { exit: EXIT.good, value: null, lines: [context.text('cli.packs.nothingToCompare')] };
    }
    const hashes = { before: pair.before.hash, after: pair.after.hash };
    const changes = await station.call('packs.changes', hashes);
    const view = await station.call('packs.radar', { ...hashes, day });
    const told = changesTold(context, changes);
    return {
      exit: view.touched > 0 ? EXIT.findings : EXIT.good,
      value: { ...view, from: changes.from, changes: told },
      lines: [
        context.text('cli.pack.compared', {
          before: `${pair.before.version} (${pair.before.seq})`,
          after: `${pair.after.version} (${pair.after.seq})`,
          count: told.length,
        }),
        ...told.map(({ about, message }) => oneLine(`${about.name}  ${message}`)),
        '',
        ...touchedLines(context, view),
      ],
    };
  });
}

function changesTold({ language }: Context, { lines }: PackChanges) {
  const textOf = (key: string): string | null => findCliText(language, key);
  return lines.map(({ about, from, phrase }) => ({ about, from, message: phraseText(phrase, textOf) }));
}

function touchedLines(context: Context, view: RadarView): readonly string[] {
  const { text, paint } = context;
  const { day, checked, touched, drafts } = view;
  const summary = text('radarPage.touched.count', { day, checked, touched });
  if (drafts.length === 0) return [summary];
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.change') },
    { head: text('cli.column.severity') },
    { head: text('cli.column.rule') },
    { head: text('cli.column.place') },
    { head: text('cli.column.finding') },
  ];
  const rows = drafts.flatMap((draft) => {
    const row = (change: string, finding: Finding): readonly Cell[] => [
      draft.orderNo,
      change,
      { text: text(`severity.${finding.severity}`), tone: SEVERITY_TONE[finding.severity] },
      finding.rule,
      placeOf(context, finding),
      finding.text[context.language],
    ];
    return [
      ...gravestFirst(draft.gained).map((one) => row(text('radarPage.gained'), one)),
      ...draft.reweighed.map(({ after }) => row(text('radarPage.reweighed'), after)),
      ...draft.lost.map((one) => row(text('radarPage.lost'), one)),
    ];
  });
  const cut = touched > drafts.length ? [text('radarPage.kept', { count: drafts.length })] : [];
  return [...table(paint, columns, rows), '', summary, ...cut];
}

/** packs trial [HASH]: the pack on all drafts and what was sent last. Exit 1 when it may not become active by itself. */
export async function trial(
  context: Context,
  _wishes: PacksWishes,
  [prefix]: readonly string[],
): Promise<Report> {
  return withProfile(context, async (station) => {
    const installed = await station.call('packs.installed', {});
    const pack = triedPack(installed, prefix === undefined ? null : packOf(installed, prefix));
    if (pack === null) {
      return { exit: EXIT.good, value: null, lines: [context.text('cli.packs.nothingToTry')] };
    }
    const view = await station.call('packs.shadow', { hash: pack.hash });
    return {
      exit: view.stops ? EXIT.findings : EXIT.good,
      value: view,
      lines: trialLines(context, pack.version, view),
    };
  });
}

function trialLines({ text, paint }: Context, version: string, view: ShadowView): readonly string[] {
  const { day, checked, accepted, leftOut, refused, held, draftsTouched, stops } = view;
  const told = [
    ...refused.map((one) => ({ ...one, fate: text('cli.packs.wouldRefuse'), tone: 'bad' as const })),
    ...held.map((one) => ({ ...one, fate: text('cli.packs.wouldHold'), tone: 'warning' as const })),
  ];
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.fate') },
    { head: text('cli.column.rules') },
  ];
  const rows = told.map(({ orderNo, fate, tone, rules }): readonly Cell[] => [
    orderNo,
    { text: fate, tone },
    rules.join(', '),
  ]);
  return [
    text('cli.packs.tried', { version }),
    text('trial.basis', { day, checked, accepted }),
    ...(leftOut === 0 ? [] : [text('trial.leftOut', { count: leftOut })]),
    ...(rows.length === 0 ? [] : ['', ...table(paint, columns, rows), '']),
    refused.length === 0 ? text('trial.refused.none') : text('trial.refused', { count: refused.length }),
    ...(held.length === 0 ? [] : [text('trial.held', { count: held.length })]),
    draftsTouched === 0 ? text('trial.drafts.none') : text('trial.drafts', { count: draftsTouched }),
    ...(stops ? [text('trial.stops')] : []),
  ];
}
