import { Button, Input } from 'antd';
import { useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import type { DayForm } from '#renderer/pages/training/lessonDay.ts';
import { DAY_CHOICES, DAYS_AHEAD, dayOf } from '#renderer/pages/training/lessonDay.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { useNow } from '#renderer/parts/useNow.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { TrainingLesson, TrainingLessons } from '#shared/api/home.ts';
import { addDays, dateInChina } from '#shared/base/calendarDate.ts';

/** Made-up changes of the rules that the trainer can publish to the students, and what was published so far. */
export function RulePublishing() {
  const t = useText();
  const { value, error, reload } = useCall('training.lessons', {});
  return (
    <Panel title={t('training.rules')}>
      <p className="hint">{t('training.rules.hint')}</p>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value !== null && value.lessons.length > 0 && <NewRules lessons={value.lessons} />}
      {value !== null && <Published published={value.published} />}
    </Panel>
  );
}

function NewRules({ lessons }: { readonly lessons: readonly TrainingLesson[] }) {
  const t = useText();
  const act = useAct();
  const today = dateInChina(useNow(60_000));
  const [lesson, setLesson] = useState(lessons[0]?.lesson ?? '');
  const [form, setForm] = useState<DayForm>({ choice: 'today', typed: '' });
  const [busy, setBusy] = useState(false);
  const day = dayOf(form, today);
  const publish = async () => {
    if (day === null) return;
    setBusy(true);
    const next = await act('training.publishLesson', { lesson, effectiveFrom: day });
    setBusy(false);
    if (next === null) return;
    putCall('training.lessons', {}, next);
    const [newest] = next.published;
    if (newest === undefined) return;
    const { version, effectiveFrom } = newest;
    showToast({ tone: 'done', text: t('training.rules.done', { version, day: effectiveFrom }) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <fieldset className="training-choices">
        <legend className="visually-hidden">{t('training.rules.lesson')}</legend>
        {lessons.map((one) => (
          <label key={one.lesson} className={one.lesson === lesson ? 'training-chosen' : undefined}>
            <input
              type="radio"
              name="lesson"
              checked={one.lesson === lesson}
              onChange={() => setLesson(one.lesson)}
            />
            <span>
              <strong>{t.of(one.title)}</strong>
              <span className="dim training-teaches">{t.of(one.teaches)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="training-form">
        <Field label={t('training.rules.from')}>
          {(ids) => (
            <Choice
              {...ids}
              value={form.choice}
              options={DAY_CHOICES.map((value) => ({
                value,
                label:
                  value === 'today' || value === 'other'
                    ? t(`training.rules.from.${value}`)
                    : t('training.rules.from.days', {
                        days: DAYS_AHEAD[value],
                        day: addDays(today, DAYS_AHEAD[value]),
                      }),
              }))}
              onChange={(choice) => setForm({ ...form, choice })}
            />
          )}
        </Field>
        {form.choice === 'other' && (
          <Field label={t('training.rules.day')}>
            {(ids) => (
              <Input
                {...ids}
                type="date"
                min={today}
                value={form.typed}
                onChange={(event) => setForm({ ...form, typed: event.target.value })}
              />
            )}
          </Field>
        )}
        <div className="training-wide bar">
          <Button htmlType="submit" type="primary" disabled={day === null || busy}>
            {busy ? t('training.rules.publishing') : t('training.rules.publish')}
          </Button>
          {day === null && <span className="dim">{t('training.rules.day.past')}</span>}
        </div>
      </div>
    </form>
  );
}

function Published({ published }: Pick<TrainingLessons, 'published'>) {
  const t = useText();
  return (
    <>
      <h3>{t('training.rules.published')}</h3>
      {published.length === 0 ? (
        <p className="hint">{t('training.rules.published.none')}</p>
      ) : (
        <table className="plain-table" aria-label={t('training.rules.published')}>
          <thead>
            <tr>
              <th>{t('training.rules.published.version')}</th>
              <th className="end">{t('training.rules.published.seq')}</th>
              <th>{t('training.rules.published.title')}</th>
              <th>{t('training.rules.published.from')}</th>
              <th>{t('training.rules.published.on')}</th>
            </tr>
          </thead>
          <tbody>
            {published.map((edition) => (
              <tr key={edition.seq}>
                <td className="keep">{edition.version}</td>
                <td className="end">{edition.seq}</td>
                <td>{t.of(edition.title)}</td>
                <td className="keep">{edition.effectiveFrom || t('training.rules.published.always')}</td>
                <td className="keep">{edition.published}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
