import type { ServerWords } from '../../../lib/i18n/server-words';

/**
 * Sentences whose English template says too little, or too much at once, to be said in Spanish as a whole: each as it really
 * comes, below its template.
 */
export const variants: Readonly<Record<string, ServerWords>> = {
  '{0} in {1}.': {
    'Outside the dialing hours in {0}.': 'Fuera del horario de marcación en {0}.',
  },
  'A {0} campaign cannot {1}.': {
    'A {0} campaign cannot take another list.': 'Una campaña {0} no puede tomar otra lista.',
    'A {0} campaign cannot let go of a list; pause it first.':
      'Una campaña {0} no puede soltar una lista; páusela antes.',
  },
  '{0} must not be called {1}{2}{3}.': {
    '{0} must not be called {1}, says the registry "{2}".': '{0}: no llamar, {1}, dice el registro «{2}».',
    '{0} must not be called {1}, says the registry "{2}": {3}.':
      '{0}: no llamar, {1}, dice el registro «{2}»: {3}.',
  },
  '{0} stands {1}.': {
    '{0} stands in a group about a campaign.': '{0} va en un grupo sobre una campaña.',
    '{0} stands outside of groups about a campaign.': '{0} va fuera de los grupos sobre una campaña.',
  },
  '{0}; {1}.': {
    'Numbers like this one are dialled only with a file of the registry "{0}" that is no older than {1} days; it has no file yet.':
      'A números como este solo se llama con un archivo del registro «{0}» de no más de {1} días; aún no tiene archivo.',
    'Numbers like this one are dialled only with a file of the registry "{0}" that is no older than {1} days; the one in force is of {2}.':
      'A números como este solo se llama con un archivo del registro «{0}» de no más de {1} días; el que está en vigor es de {2}.',
  },
  'The {0} {1}.': {
    'The dialing hours never open.': 'El horario de marcación no abre nunca.',
    'The contacting hours never open.': 'El horario de contacto no abre nunca.',
    'The dialing hours do not open before the end date.':
      'El horario de marcación no abre antes de la fecha de fin.',
    'The contacting hours do not open before the end date.':
      'El horario de contacto no abre antes de la fecha de fin.',
  },
  '{0} mending; see issues.': {
    '1 field needs mending; see issues.': 'Hay 1 campo por corregir.',
  },
  '{0} {1}. Nothing was sent.': {
    '{0} needs SOP API {1}, and this connection does not say which version it has. Nothing was sent.':
      '{0} necesita SOP API {1}, y esta conexión no dice qué versión tiene. No se envió nada.',
    '{0} needs SOP API {1}; this connection has {2}. Nothing was sent.':
      '{0} necesita SOP API {1}; esta conexión tiene {2}. No se envió nada.',
  },
  'This {0}.': {
    'This needs SOP API {0}, and this connection does not say which version it has.':
      'Esto necesita SOP API {0}, y esta conexión no dice qué versión tiene.',
    'This needs SOP API {0}; this connection has {1}.': 'Esto necesita SOP API {0}; esta conexión tiene {1}.',
  },
  'Less than {0} s since the last attempt to this {1}.': {
    'Less than {0} s since the last attempt to this number.':
      'Menos de {0} s desde el último intento con este número.',
    'Less than {0} s since the last attempt to this person.':
      'Menos de {0} s desde el último intento con esta persona.',
  },
  'The SOP took the change, but the phone is {0} listed in the queue.': {
    'The SOP took the change, but the phone is not listed in the queue.':
      'El SOP aceptó el cambio, pero el teléfono no figura en la cola.',
    'The SOP took the change, but the phone is still listed in the queue.':
      'El SOP aceptó el cambio, pero el teléfono sigue figurando en la cola.',
  },
};
