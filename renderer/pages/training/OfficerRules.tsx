import { ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import type { RuleForm, Who } from '#renderer/pages/training/officerRules.ts';
import {
  DO,
  decisionText,
  EMPTY_RULE,
  hasUsualWords,
  movedUp,
  numberText,
  ruleOf,
  WHAT,
  whoOf,
  withWhat,
} from '#renderer/pages/training/officerRules.ts';
import { Choice } from '#renderer/parts/Choice.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { OfficerRule } from '#shared/api/home.ts';

interface OfficerRulesProps {
  readonly rules: readonly OfficerRule[];
  onChange(rules: readonly OfficerRule[]): Promise<boolean>;
}

/** What the officer does, in the order in which it is asked. */
export function OfficerRules({ rules, onChange }: OfficerRulesProps) {
  const t = useText();
  const remove = async (index: number) => {
    if (!(await onChange(rules.toSpliced(index, 1)))) return;
    showToast({
      tone: 'done',
      text: t('training.officer.removed'),
      action: { label: t('training.officer.undo'), run: () => void onChange(rules) },
    });
  };
  return (
    <Panel title={t('training.officer')}>
      <p className="hint">{t('training.officer.hint')}</p>
      {rules.length === 0 && <p>{t('training.officer.none')}</p>}
      <ol className="training-rules">
        {rules.map((rule, index) => {
          const words = ruleWords(t, rule);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rules may be the same; their place is what differs
            <li key={index}>
              <div className="training-rule">
                <span>
                  {words}
                  {rule.info !== undefined && (
                    <span className="dim" lang="zh-CN">
                      {' '}
                      “{rule.info}”
                    </span>
                  )}
                </span>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={index === 0}
                  aria-label={t('training.officer.up', { words })}
                  onClick={() => void onChange(movedUp(rules, index))}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t('training.officer.remove', { words })}
                  onClick={() => void remove(index)}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <NewRule onAdd={(rule) => onChange([...rules, rule])} />
    </Panel>
  );
}

const WHO: readonly Who[] = ['next', 'every', 'orderNo', 'all'];

function NewRule(props: { onAdd(rule: OfficerRule): Promise<boolean> }) {
  const t = useText();
  const [form, setForm] = useState<RuleForm>(EMPTY_RULE);
  const change = (part: Partial<RuleForm>) => setForm({ ...form, ...part });
  const { what } = form;
  const usual = form.do === 'release' || !hasUsualWords(what) ? '' : t(`training.officer.info.${form.do}`);
  const rule = ruleOf({ ...form, info: form.info === '' ? usual : form.info });
  const add = async () => {
    if (rule !== null && (await props.onAdd(rule))) setForm(EMPTY_RULE);
  };
  return (
    <form
      className="training-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t('training.officer.what')}>
        {(ids) => (
          <Choice
            {...ids}
            value={what}
            options={WHAT.map((value) => ({ value, label: t(`training.officer.what.${value}`) }))}
            onChange={(next) => setForm(withWhat(form, next))}
          />
        )}
      </Field>
      <Field label={t('training.officer.who')}>
        {(ids) => (
          <Choice
            {...ids}
            value={form.who}
            options={WHO.map((value) => ({ value, label: t(`training.officer.who.${value}`) }))}
            onChange={(who) => change({ who })}
          />
        )}
      </Field>
      {(form.who === 'next' || form.who === 'every') && (
        <Field label={t('training.officer.count')}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              className="number"
              value={form.count}
              maxLength={4}
              onChange={(event) => change({ count: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.who === 'orderNo' && (
        <Field label={t(`training.officer.${numberText(what)}`)}>
          {(ids) => (
            <Input
              {...ids}
              value={form.orderNo}
              maxLength={60}
              onChange={(event) => change({ orderNo: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('training.officer.do')}>
        {(ids) => (
          <Choice
            {...ids}
            value={form.do}
            options={DO[what].map((value) => ({
              value,
              label: t(`training.officer.do.${decisionText(what, value)}`),
            }))}
            onChange={(next) => change({ do: next })}
          />
        )}
      </Field>
      {form.do === 'error' && (
        <Field label={t('training.officer.code')}>
          {(ids) => (
            <Input
              {...ids}
              value={form.code}
              maxLength={20}
              placeholder="-304001"
              onChange={(event) => change({ code: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.do !== 'release' && (
        <div className="training-wide">
          <Field label={t('training.officer.info')}>
            {(ids) => (
              <Input
                {...ids}
                lang="zh-CN"
                value={form.info}
                maxLength={500}
                placeholder={usual}
                onChange={(event) => change({ info: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      <div className="training-wide bar">
        <Button htmlType="submit" type="primary" disabled={rule === null}>
          {t('training.officer.add')}
        </Button>
        {rule === null && <span className="dim">{t('training.officer.incomplete')}</span>}
      </div>
    </form>
  );
}

function ruleWords(t: Text, rule: OfficerRule): string {
  const { who, count } = whoOf(rule);
  const { document } = rule;
  const decision = t(`training.officer.do.${decisionText(document ?? 'declared', rule.do)}`);
  const words = t(`training.officer.words.${who}`, {
    count,
    orderNo: rule.orderNo ?? '',
    do: rule.code === undefined ? decision : `${decision} ${rule.code}`,
  });
  if (document === undefined) return words;
  return t('training.officer.words.of', { what: t(`training.officer.what.${document}`), words });
}
