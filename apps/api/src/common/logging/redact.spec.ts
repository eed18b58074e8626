import { redactUrls } from './redact.js';

describe('redactUrls', () => {
  it('takes user and password out of a URL', () => {
    expect(redactUrls('connect postgresql://app:s3cret@db:5432/x failed')).toBe(
      'connect postgresql://***@db:5432/x failed',
    );
  });

  it.each([
    ['https://pbx.example/api?apikey=abc&number=123', 'https://pbx.example/api?apikey=***&number=123'],
    ['GET /callivr?number=1&key=zz9 200', 'GET /callivr?number=1&key=*** 200'],
    ['/x?user_password=a%20b#top', '/x?user_password=***#top'],
    ['/x?token=t', '/x?token=***'],
  ])('hides secret parameters of %s', (text, expected) => {
    expect(redactUrls(text)).toBe(expected);
  });

  it('keeps a log line valid JSON', () => {
    const line = JSON.stringify({ err: 'GET http://h/a?token=abc"', next: 1 });
    expect(JSON.parse(redactUrls(line))).toEqual({ err: 'GET http://h/a?token=***"', next: 1 });
  });

  it('leaves ordinary addresses alone', () => {
    expect(redactUrls('http://127.0.0.1:3000/api/v1/users?limit=5')).toBe(
      'http://127.0.0.1:3000/api/v1/users?limit=5',
    );
  });
});
