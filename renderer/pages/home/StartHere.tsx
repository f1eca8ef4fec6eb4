import { Button } from 'antd';
import { useAct } from '#renderer/app/calls.ts';
import { goTo } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { inspect } from '#renderer/pages/import/importStore.ts';
import { Panel } from '#renderer/parts/Panel.tsx';
import { createArgs } from '#renderer/parts/ways.ts';

/** Where to begin while there is nothing yet. */
export function StartHere() {
  const t = useText();
  const act = useAct();
  const create = async () => {
    const way = await act('regimes.lastUsed', {});
    if (way === null) return;
    const made = await act('consignments.create', createArgs(way));
    if (made !== null) goTo('consignments', made.id);
  };
  const trySample = async () => {
    const file = await act('imports.sample', {});
    if (file === null) return;
    goTo('import');
    await inspect(file);
  };
  return (
    <Panel title={t('home.empty.title')}>
      <p>{t('home.empty.text')}</p>
      <div className="home-offers">
        <div>
          <Button type="primary" onClick={() => goTo('import')}>
            {t('home.empty.import')}
          </Button>
          <p className="hint">{t('home.empty.importHint')}</p>
        </div>
        <div>
          <Button onClick={() => void trySample()}>{t('home.empty.sample')}</Button>
          <p className="hint">{t('home.empty.sampleHint')}</p>
        </div>
        <div>
          <Button onClick={() => void create()}>{t('home.empty.new')}</Button>
          <p className="hint">{t('home.empty.newHint')}</p>
        </div>
      </div>
    </Panel>
  );
}
