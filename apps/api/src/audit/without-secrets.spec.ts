import { withoutSecrets } from './without-secrets.js';

describe('withoutSecrets', () => {
  it('hides what looks like a secret at every depth and keeps the rest', () => {
    const at = new Date(0);
    expect(
      withoutSecrets({
        name: 'x',
        at,
        settings: [{ vendorPassword: 'p', inboundSecret: { a: 1 } }],
        mustChangePassword: true,
      }),
    ).toEqual({
      name: 'x',
      at,
      settings: [{ vendorPassword: '[secret]', inboundSecret: '[secret]' }],
      mustChangePassword: true,
    });
  });
});
