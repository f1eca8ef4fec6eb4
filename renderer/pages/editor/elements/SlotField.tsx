import { Input } from 'antd';
import { useId } from 'react';
import { useText } from '#renderer/app/text.tsx';
import type { OtherPlace } from '#renderer/pages/editor/elements/composing.ts';
import { IssueLine } from '#renderer/pages/editor/elements/IssueLine.tsx';
import { LeadingField } from '#renderer/pages/editor/elements/LeadingField.tsx';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import type { Slot } from '#shared/catalog/elements/slots.ts';

/** What is said of one place; `where` is the other text it disagrees with. */
export interface SlotIssue {
  readonly issue: ElementIssue;
  readonly where: OtherPlace | null;
}

interface SlotFieldProps {
  readonly slot: Slot;
  readonly value: string;
  onChange(text: string): void;
  readonly issues: readonly SlotIssue[];
  /** Values used before, the most used first. */
  readonly proposals: readonly string[];
}

/** One element: its number and name, whether it must be answered, its value, and what is wrong with it. */
export function SlotField(props: SlotFieldProps) {
  const t = useText();
  const id = useId();
  const { slot, value, onChange, issues, proposals } = props;
  const translated = t.find(`composer.lead.${slot.role}`);
  const wrong = issues.some(({ issue }) => issue.weight === 'wrong');
  const shared = {
    id,
    'data-slot': slot.place,
    'aria-invalid': wrong || undefined,
    'aria-required': slot.required,
    'aria-describedby': `${id}-about`,
  };
  return (
    <div className="composer-slot">
      <label htmlFor={id}>
        <span className="number">{slot.place}</span> {slot.title}
        {t.language === 'en' && translated !== null && <span className="dim">{translated}</span>}
        <span className={slot.required ? 'composer-required' : 'dim'}>
          {slot.required ? t('composer.required') : t('composer.optional')}
        </span>
      </label>
      {slot.role === 'brandType' || slot.role === 'preference' ? (
        <LeadingField role={slot.role} value={value} onChange={onChange} control={shared} />
      ) : (
        <>
          <Input
            {...shared}
            value={value}
            autoComplete="off"
            spellCheck={false}
            list={`${id}-proposals`}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={`${id}-proposals`}>
            {proposals.map((text) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        </>
      )}
      <div id={`${id}-about`} className="composer-about">
        {slot.hint !== '' && <span className="dim">{slot.hint}</span>}
        {issues.length > 0 && (
          <ul className="composer-issues">
            {issues.map(({ issue, where }) => (
              <IssueLine key={`${issue.code} ${where ?? ''}`} issue={issue} where={where} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
