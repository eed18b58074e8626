import { contentSecurityPolicy, pageHeaders } from './security-headers';

const page = { nonce: 'abc', isHttps: false, isDevelopment: false };
const directive = (policy: string, name: string): string | undefined =>
  policy.split('; ').find((each) => each.startsWith(`${name} `));

describe('the headers of a page', () => {
  it('let only this answer’s scripts and style sheets run, and nobody frame it', () => {
    const policy = contentSecurityPolicy(page);
    expect(directive(policy, 'script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(directive(policy, 'style-src-elem')).toBe("style-src-elem 'self' 'nonce-abc'");
    expect(directive(policy, 'frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
  });

  it('let a page ask its own service and the PC it is open on, and nobody else', () => {
    const policy = contentSecurityPolicy(page);
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self' http://localhost:* http://127.0.0.1:*");
    expect(directive(policy, 'worker-src')).toBe("worker-src 'self'");
  });

  it('promise https only where people come by https', () => {
    expect(pageHeaders(page)).not.toHaveProperty('Strict-Transport-Security');
    const secure = pageHeaders({ ...page, isHttps: true });
    expect(secure['Strict-Transport-Security']).toBe('max-age=31536000; includeSubDomains');
    expect(secure['Content-Security-Policy']).toContain('upgrade-insecure-requests');
  });
});
