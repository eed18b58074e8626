import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DCLinter } from 'dclint';
import dockerfile from 'dockerfile-utils';
import { ROOT } from '../process/root.js';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

describe('the Dockerfile', () => {
  const text = read('deploy/Dockerfile');
  /** Of each stage its name and its lines. */
  const stages = text
    .split(/^FROM /m)
    .slice(1)
    .map((stage) => ({
      name: / AS (\w+)/.exec(stage)?.[1] ?? '',
      base: stage.split(' ', 1)[0],
      text: stage,
    }));

  it('passes the linter', () => {
    expect(dockerfile.validate(text)).toEqual([]);
    expect(dockerfile.validate('FROM node\nRUNN npm ci')).not.toEqual([]);
  });

  it('copies the manifest of every workspace, so that npm installs all of them', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { link?: boolean }>;
    };
    const workspaces = Object.keys(packages).filter(
      (place) => place !== '' && !place.includes('node_modules/'),
    );
    expect(workspaces.length).toBeGreaterThan(8);
    for (const workspace of workspaces)
      expect(text).toContain(`COPY ${workspace}/package.json ${workspace}/\n`);
  });

  it('stands on an exact version of Node, the same for every stage', () => {
    const bases = stages.map(({ base }) => base).filter((base) => base?.startsWith('node:') === true);
    expect(new Set(bases)).toEqual(new Set(['node:${NODE_VERSION}-bookworm-slim']));
    expect(text).toMatch(/^ARG NODE_VERSION=\d+\.\d+\.\d+$/m);
  });

  it.each(['api', 'console'])('runs the %s as an ordinary user and asks it whether it is well', (name) => {
    const stage = stages.find((each) => each.name === name);
    expect(stage?.text).toMatch(/^USER node$/m);
    expect(stage?.text).toMatch(/^HEALTHCHECK /m);
    expect(stage?.text.indexOf('USER node')).toBeLessThan(stage?.text.indexOf('\nCMD') ?? 0);
    expect(stage?.text).not.toMatch(/COPY \. /);
  });

  it('leaves secrets and what a machine has built out of the images', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining([
        '.git',
        '.callspool',
        '**/node_modules',
        '**/dist',
        'deploy/secret.key',
        'deploy/.env',
      ]),
    );
  });
});

/** What the linter says, a line each; it holds the file against the compose specification's schema first. */
function lintCompose(file: string): string[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const results = linter.lintFiles([file], false) as { messages: { rule: string; message: string }[] }[];
  return results.flatMap(({ messages }) => messages.map(({ rule, message }) => `${rule}: ${message}`));
}

describe('the compose file', () => {
  const file = path.join(ROOT, 'deploy/compose.yaml');

  it('holds to the schema of compose files, and passes the linter', () => {
    expect(lintCompose(file)).toEqual([]);
  });

  it('would not pass with a word that compose does not know', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'callspool-compose-test-'));
    try {
      const wrong = path.join(dir, 'compose.yaml');
      writeFileSync(wrong, readFileSync(file, 'utf8').replace('restart:', 'restarts:'));
      expect(lintCompose(wrong).join()).toContain('invalid-schema');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
