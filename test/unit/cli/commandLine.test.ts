import { describe, expect, it, vi } from 'vitest';
import { readCommandLine } from '#hosts/cli/commandLine.ts';
import { COMMANDS } from '#hosts/cli/commands.ts';
import { commandUsage, programUsage } from '#hosts/cli/usage.ts';
import { highland, highlandJson } from '#test/builders/highland.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

function refusal(...args: string[]): string {
  const read = readCommandLine(args, COMMANDS);
  return read.ok ? 'ok' : `${read.error.error.code} ${read.error.exit}`;
}

describe('reading the command line', () => {
  it('takes the options of every command before and after the command', () => {
    const read = readCommandLine(
      ['--profile', 'check', '--lang=en', 'send', 'A1', '--wait', '5', 'A2', '--json'],
      COMMANDS,
    );
    if (!read.ok) throw read.error;
    const { command, globals, values, operands } = read.value;
    expect(command?.name).toBe('send');
    expect(globals).toMatchObject({ profile: 'check', lang: 'en', json: true, live: false });
    expect(values).toMatchObject({ wait: 5, ready: false });
    expect(operands).toEqual(['A1', 'A2']);
  });

  it('collects an option that may be repeated and takes what follows -- as operands', () => {
    const read = readCommandLine(['import', '--set', 'a=1', '--set=b=2', '--', '--odd.csv'], COMMANDS);
    if (!read.ok) throw read.error;
    expect(read.value.values).toMatchObject({ set: ['a=1', 'b=2'] });
    expect(read.value.operands).toEqual(['--odd.csv']);
  });

  it.each([
    [['chekc'], 'cli.unknownCommand 2'],
    [['check', '--bogus'], 'cli.unknownOption 2'],
    [['check', '-x'], 'cli.unknownOption 2'],
    [['import'], 'cli.operandMissing 2'],
    [['import', 'a', 'b'], 'cli.operandExtra 2'],
    [['send', '--wait', 'soon'], 'cli.badCount 2'],
    [['send', '--wait', '999999'], 'cli.badCount 2'],
    [['platform', '--port', '65536'], 'cli.badCount 2'],
    [['send', '--wait'], 'cli.valueMissing 2'],
    [['export', '--out', '--all'], 'cli.valueMissing 2'],
    [['export', '--format', 'pdf'], 'cli.badChoice 2'],
    [['check', '--json=yes'], 'cli.noValueWanted 2'],
    [['check', '--lang', 'fr'], 'cli.badChoice 2'],
  ])('refuses %j with %s', (args, expected) => {
    expect(refusal(...args)).toBe(expected);
  });

  it('derives help from the table: every command and every option has its line, in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const whole = programUsage(language, COMMANDS).join('\n');
      for (const command of COMMANDS) {
        expect(whole).toContain(`  ${command.name}`);
        const own = commandUsage(language, command).join('\n');
        for (const name of Object.keys(command.options)) expect(own).toContain(`--${name}`);
        expect(own).not.toContain('undefined');
      }
    }
  });
});

describe('the command itself', () => {
  it('shows help and version with exit 0, and help on standard error with exit 2 when no command was named', async () => {
    const help = await highland(['--help', '--lang', 'en']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Exit codes: 0 good; 1 findings');
    const version = await highlandJson(['--version']);
    expect(version).toMatchObject({ code: 0, value: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) } });
    const bare = await highland([]);
    expect(bare).toMatchObject({ code: 2, stdout: '' });
    expect(bare.stderr).toContain('高地通关');
  });

  it('says wrong use on standard error, and as one value on standard output with --json', async () => {
    const said = await highland(['nonsense'], { LANG: 'en_US.UTF-8' });
    expect(said).toMatchObject({ code: 2, stdout: '' });
    expect(said.stderr).toContain('There is no command "nonsense"');
    const json = await highlandJson(['check', '--bogus']);
    expect(json.code).toBe(2);
    expect(json.value).toMatchObject({ error: { code: 'cli.unknownOption', params: { option: '--bogus' } } });
    expect(json.stderr).toContain('--bogus');
  });
});
