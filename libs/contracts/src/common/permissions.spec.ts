import { API_KEY_ROLES } from '../users/api-keys.js';
import { ACTS, may, PEOPLE_ACTS, PERMISSIONS, rolesOf } from './permissions.js';
import { ROLES } from './roles.js';

describe('permissions', () => {
  it('let an administrator do everything', () => {
    expect(ACTS.filter((act) => !may('admin', act))).toEqual([]);
  });

  it('keep people, keys and the audit to administrators', () => {
    const kept = ACTS.filter((act) => /^(users|apiKeys)\.|^audit\.read$/.test(act));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.flatMap(rolesOf)).toEqual(kept.map(() => 'admin'));
  });

  it('never let an API key undo a "no": lifting a stop and removing a DNC entry are for people', () => {
    expect((['stop.release', 'dnc.remove'] as const).filter((act) => may('integration', act))).toEqual([]);
  });

  it('give no API key more than an integration has', () => {
    for (const role of API_KEY_ROLES) {
      const more = ACTS.filter((act) => may(role, act) && !may('integration', act));
      expect([role, more.filter((act) => !PEOPLE_ACTS.includes(act))]).toEqual([role, []]);
    }
  });

  it('name each role once, in the order of the roles', () => {
    const order = ['admin', 'manager', 'supervisor', 'uploader', 'agent', 'integration'];
    expect([...order].sort()).toEqual([...ROLES].sort());
    for (const [act, roles] of Object.entries(PERMISSIONS)) {
      expect([act, roles]).toEqual([act, order.filter((role) => roles.some((each) => each === role))]);
    }
  });
});
