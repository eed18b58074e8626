import { defaultIexpbxSettings } from '../iexpbx/settings.js';
import { defaultUcontactSettings } from '../ucontact/settings.js';
import { patchSettings } from './settings-patch.js';

describe('patching settings from outside', () => {
  it('merges objects and replaces the rest', () => {
    const settings = defaultIexpbxSettings();
    patchSettings(settings, {
      envelope: 'object',
      webhooks: { start: 'http://127.0.0.1/x' },
      engine: { ringMs: [1, 2], outcomes: { '90532': ['busy'] } },
    });
    expect(settings).toMatchObject({
      envelope: 'object',
      webhooks: { start: 'http://127.0.0.1/x', hangup: null },
      engine: { ringMs: [1, 2], talkMs: [1000, 4000], outcomes: { '90532': ['busy'] } },
    });
  });

  it('lets null and text stand where both may', () => {
    const settings = defaultUcontactSettings();
    patchSettings(settings, { tokenLifeMs: 5 });
    patchSettings(settings, { tokenLifeMs: null });
    expect(settings.tokenLifeMs).toBeNull();
  });

  it.each([
    [{ showUnansered: false }, 'unknown setting "showUnansered"'],
    [{ engine: { lines: '5' } }, 'setting "engine.lines" must be number, got string'],
    [{ engine: 5 }, 'setting "engine" must be object, got number'],
    [{ tokenLifeMs: 'x' }, 'setting "tokenLifeMs" must be number or null, got string'],
    [{ toString: 1 }, 'unknown setting "toString"'],
    [[], 'settings must be an object, got array'],
  ])('refuses %p and changes nothing', (patch, problem) => {
    const settings = defaultUcontactSettings();
    expect(() => patchSettings(settings, Array.isArray(patch) ? patch : { user: 'other', ...patch })).toThrow(
      problem,
    );
    expect(settings).toEqual(defaultUcontactSettings());
  });
});
