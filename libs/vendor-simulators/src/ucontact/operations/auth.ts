import { json, type Reply } from '../../http/reply.js';
import { gson } from '../gson.js';
import { denied, httpError, ONE } from '../refusal.js';
import type { UcontactWorld } from '../world.js';
import type { Form } from '../form.js';
import { field, type Operation } from './operation.js';

function openSession(world: UcontactWorld, form: Form, operation: string): string {
  const short = world.faults.strike(['shortTokenLife'], operation);
  const token = world.sessions.open(
    field(form, 'user'),
    field(form, 'password'),
    short === null ? null : (short.ms ?? 1000),
  );
  if (token === null) throw denied('credentials', 'user or password is wrong');
  return token;
}

export const getUserToken: Operation = {
  name: 'getUserToken',
  path: 'auth/getUserToken',
  required: ['user', 'password'],
  isOpen: true,
  run(world, form): Reply {
    if (world.settings.oldLoginOnly)
      throw httpError(404, 'operation.absent', 'this version has UserLogin only', false);
    return json(gson(openSession(world, form, 'getUserToken')));
  },
};

export const userLogin: Operation = {
  name: 'UserLogin',
  path: 'auth/UserLogin',
  required: ['user', 'password'],
  isOpen: true,
  run(world, form): Reply {
    const token = openSession(world, form, 'UserLogin');
    const user = field(form, 'user');
    const phone = {
      id: 1,
      name: '1000',
      host: 'dynamic',
      type: 'friend',
      accountcode: user,
      md5secret: token,
    };
    return json(gson([{ name: user }, 'super', world.settings.userHasPhone ? phone : token]));
  },
};

/** Seen with the header and a form body, and without the header and a query. */
export const endSession: Operation = {
  name: 'EndSession',
  path: 'auth/EndSession',
  required: ['user', 'token'],
  isOpen: true,
  takesQuery: true,
  run(world, form, authorization): Reply {
    if (authorization !== undefined) world.sessions.authorize(authorization);
    if (field(form, 'user') !== world.settings.user) throw denied('credentials', 'the user is unknown');
    world.sessions.end(field(form, 'token'));
    return ONE;
  },
};
