import { Config } from '../../config/config.js';
import { AppLogger } from './app-logger.js';
import { requestContext } from './request-context.js';

function logger() {
  const lines: string[] = [];
  const log = new AppLogger(new Config({}), { write: (line: string) => void lines.push(line) });
  return { log: log.for('test'), lines };
}

describe('AppLogger', () => {
  it('hides secrets by their name and credentials in any URL, also inside an error', () => {
    const { log, lines } = logger();
    log.info({ password: 'hunter2', connection: { secret: 'hunter2', apiKey: 'hunter2' } }, 'saved');
    log.error({ err: new Error('GET http://pbx/api?apikey=hunter2&number=1 failed') }, 'vendor failed');
    log.warn('cannot reach postgresql://app:hunter2@db/x');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain('hunter2');
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('names the request that a line belongs to', () => {
    const { log, lines } = logger();
    requestContext.run({ requestId: 'request-1' }, () => log.info('inside'));
    log.info('outside');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      requestId: 'request-1',
      context: 'test',
      msg: 'inside',
    });
    expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('requestId');
  });
});
