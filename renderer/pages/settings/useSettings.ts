import { useEffect, useRef, useState } from 'react';
import { putCall, useCall } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import type { Changes, SettingsPart } from '#renderer/pages/settings/changes.ts';
import { noteChange, takeBack } from '#renderer/pages/settings/changes.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Settings } from '#shared/api/profile.ts';

const WAIT_MS = 400;

/** The settings while they are edited: shown at once, saved a moment later, each change can be taken back. */
export interface SettingsEdit {
  readonly settings: Settings | null;
  readonly standing: 'same' | 'saving' | 'saved' | 'failed';
  readonly error: AppError | null;
  readonly canUndo: boolean;
  /** Changes a part; `field` names what is typed into, so that typing is one step to undo. */
  change(field: string, part: SettingsPart): void;
  undo(): void;
  retry(): void;
}

/** Edits the settings of the open profile. */
export function useSettings(): SettingsEdit {
  const stored = useCall('settings.get', {});
  const [unsaved, setUnsaved] = useState<SettingsPart>({});
  const [changes, setChanges] = useState<Changes>([]);
  const [standing, setStanding] = useState<SettingsEdit['standing']>('same');
  const [error, setError] = useState<AppError | null>(null);
  const settings = stored.value === null ? null : { ...stored.value, ...unsaved };
  const pending = useRef<SettingsPart>({});
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const save = async () => {
    timer.current = null;
    const part = pending.current;
    if (Object.keys(part).length === 0) return;
    const answer = await client('settings.save', part);
    if (!answer.ok) {
      setError(answer.error);
      setStanding('failed');
      return;
    }
    setError(null);
    putCall('settings.get', {}, answer.value);
    if (pending.current !== part) return;
    pending.current = {};
    setUnsaved({});
    setStanding('saved');
  };
  const saveSoon = (part: SettingsPart) => {
    pending.current = { ...pending.current, ...part };
    setUnsaved(pending.current);
    setStanding('saving');
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), WAIT_MS);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      void saveNow.current();
    },
    [],
  );
  return {
    settings,
    standing,
    error: stored.error ?? error,
    canUndo: changes.length > 0,
    change(field, part) {
      if (settings === null) return;
      setChanges(noteChange(changes, Date.now(), field, settings, part));
      saveSoon(part);
    },
    undo() {
      const taken = takeBack(changes);
      if (taken === null) return;
      setChanges(taken.changes);
      saveSoon(taken.part);
    },
    retry: () => void save(),
  };
}
