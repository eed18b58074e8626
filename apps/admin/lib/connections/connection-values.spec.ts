import { createConnectionRequest, updateConnectionRequest } from '@callspool/contracts';
import { newValues, toChange, toRequest } from './connection-values';

const filled = {
  ...newValues('iexpbx', 'Europe/Istanbul'),
  name: 'PBX',
  baseUrl: 'https://pbx.example',
  username: 'api',
  password: 'secret',
};

describe('the values of a connection', () => {
  it('are what the API takes', () => {
    expect(createConnectionRequest.parse(toRequest(filled))).toMatchObject({
      proxyUrl: null,
      proxyCredentials: null,
      caCertificate: null,
    });
    expect(updateConnectionRequest.safeParse(toChange(filled)).success).toBe(true);
  });

  it('leave out what is kept, and send what goes with a proxy only with a proxy', () => {
    const kept = toChange({
      ...filled,
      password: '',
      authority: 'keep',
      proxyUrl: 'http://proxy.example:3128',
      proxySignIn: 'keep',
    });
    expect(kept).not.toHaveProperty('password');
    expect(kept).not.toHaveProperty('caCertificate');
    expect(kept).not.toHaveProperty('proxyCredentials');
    expect(toChange({ ...filled, proxySignIn: 'keep' })).toMatchObject({
      proxyUrl: null,
      proxyCredentials: null,
    });
  });

  it('need no sign-in for a SOP, and leave out a setting that nobody gave', () => {
    const sop = { ...newValues('escaux', 'Europe/Brussels'), name: 'SOP', baseUrl: 'http://sop.example' };
    expect(createConnectionRequest.parse(toRequest(sop))).toMatchObject({ username: '', password: '' });
    expect(sop.settings).not.toHaveProperty('apiVersion');
  });

  it('of a phonebar need no more than a name', () => {
    for (const kind of ['xcally', 'motion'] as const) {
      const bar = { ...newValues(kind, 'Europe/Rome'), name: 'Desk 4' };
      expect(createConnectionRequest.parse(toRequest(bar))).toMatchObject({
        baseUrl: 'http://localhost:9888',
        username: '',
        settings: { reach: 'browser' },
      });
      expect(updateConnectionRequest.safeParse(toChange(bar)).success).toBe(true);
    }
  });
});
