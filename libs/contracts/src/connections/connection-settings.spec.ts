import { iexpbxSettings } from './connection-settings.js';

describe('iexpbxSettings', () => {
  // An empty answer would become a success.
  it.each(['', ' ', '\n'])('refuses %j as an answer that means yes', (body) => {
    expect(iexpbxSettings.safeParse({ acceptedBodies: ['00', body] }).success).toBe(false);
  });

  it('takes an answer without the white space around it', () => {
    expect(iexpbxSettings.parse({ acceptedBodies: [' 00\n'] }).acceptedBodies).toEqual(['00']);
  });
});
