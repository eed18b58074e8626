import { Config, ConfigError } from './config.js';

describe('Config', () => {
  it('serves on loopback, without a proxy and without a database URL, when nothing is set', () => {
    const config = new Config({});
    expect(config).toMatchObject({
      databaseUrl: null,
      host: '127.0.0.1',
      port: 4000,
      isPortChosen: false,
      trustProxy: false,
      hasSecureCookies: false,
      role: 'all',
    });
  });

  it('names every wrong variable at once and never its value', () => {
    const wrong = () =>
      new Config({ PORT: 'eighty', DATABASE_URL: 'mysql://u:secret@h/d', ADMIN_PASSWORD: 'short' });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(/DATABASE_URL.*PORT.*ADMIN_PASSWORD/);
    expect(wrong).not.toThrow(/secret|short/);
  });

  it('takes a variable that is set to nothing as absent', () => {
    expect(new Config({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 4000, publicUrl: null });
  });

  it('repeats what its starter gave it, which must fit a header', () => {
    expect(new Config({}).startNonce).toBeNull();
    expect(new Config({ CALLSPOOL_START_NONCE: 'a-1' }).startNonce).toBe('a-1');
    expect(() => new Config({ CALLSPOOL_START_NONCE: 'a\nb' })).toThrow(/CALLSPOOL_START_NONCE/);
  });

  it('uses the direct URL for jobs when there is one', () => {
    const pooled = 'postgresql://pooler/db';
    expect(new Config({ DATABASE_URL: pooled }).databaseDirectUrl).toBe(pooled);
    const both = new Config({ DATABASE_URL: pooled, DATABASE_DIRECT_URL: 'postgresql://server/db' });
    expect(both.databaseDirectUrl).toBe('postgresql://server/db');
  });

  it('has secure cookies exactly when people reach it over https', () => {
    expect(new Config({ PUBLIC_URL: 'https://desk.example/console' })).toMatchObject({
      hasSecureCookies: true,
      publicOrigin: 'https://desk.example',
    });
    expect(new Config({ PUBLIC_URL: 'http://desk.example' }).hasSecureCookies).toBe(false);
  });

  it.each([
    ['true', true],
    ['1', 1],
    ['2', 2],
    ['10.0.0.0/8, 127.0.0.1', '10.0.0.0/8, 127.0.0.1'],
  ])('trusts the proxies of TRUST_PROXY=%s', (value, expected) => {
    expect(new Config({ TRUST_PROXY: value }).trustProxy).toBe(expected);
  });
});
