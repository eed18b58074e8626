import { freePort, startChild } from '../support/child.js';
import { ADMIN, answers } from '../support/stack.js';
import { expect, test } from '../support/test.js';

test.describe('what a browser is told', () => {
  test('lets only scripts and styles of this answer run, with another nonce each time', async ({
    context,
    request,
  }) => {
    const nonces = new Set<string>();
    for (let count = 0; count < 2; count++) {
      const headers = (await request.get('/sign-in')).headers();
      const policy = headers['content-security-policy'] ?? '';
      const nonce = /script-src 'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic';/.exec(policy)?.[1] ?? '';
      nonces.add(nonce);
      expect(policy).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
    expect(nonces.size).toBe(2);

    // A page of its own: that something is stopped here is what is wanted.
    const page = await context.newPage();
    await page.goto('/sign-in');
    const hasRun = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.strange = true';
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      // Inserted by markup, as injected text would be.
      document.body.insertAdjacentHTML('beforeend', '<img src="data:x" onerror="window.strange = true">');
      return getComputedStyle(document.body).outlineWidth === '7px' || 'strange' in window;
    });
    expect(hasRun).toBe(false);
  });

  test('keeps the API’s own headers on what is handed on', async ({ request }) => {
    const headers = (await request.get('/api/v1/session')).headers();
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('nonce');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  test('is to come by https only, where people come by https', async ({ stack, playwright }) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const secure = await startChild(
      ADMIN,
      {
        PORT: String(port),
        HOSTNAME: '127.0.0.1',
        API_URL: stack.apiUrl,
        PUBLIC_URL: 'https://desk.example',
        NODE_ENV: 'production',
      },
      () => answers(`${url}/sign-in`),
    );
    try {
      const context = await playwright.request.newContext();
      const headers = (await context.get(`${url}/sign-in`)).headers();
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
      await context.dispose();
    } finally {
      await secure.stop();
    }
  });
});
