import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TEXTS = join(import.meta.dirname, '..', '..', '..', 'shared', 'i18n');

describe.each(['zh-CN', 'en'])('every text in %s', (language) => {
  it('has one home: a key that stands in two files would be one text for two things', async () => {
    const homes = new Map<string, string>();
    const twice: string[] = [];
    const collected = new Set(['pages.ts']);
    for (const file of readdirSync(join(TEXTS, language)).filter((name) => !collected.has(name))) {
      const module: Record<string, Record<string, string>> = await import(join(TEXTS, language, file));
      for (const key of Object.values(module).flatMap(Object.keys)) {
        const home = homes.get(key);
        if (home !== undefined) twice.push(`${key}: ${home}, ${file}`);
        homes.set(key, file);
      }
    }
    expect(homes.size).toBeGreaterThan(1000);
    expect(twice).toEqual([]);
  });
});
