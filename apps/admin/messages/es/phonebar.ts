import type { phonebar as english } from '../en/phonebar';
import type { Texts } from '../texts';

export const phonebar: Texts<typeof english> = {
  title: 'Phonebar de este PC',
  which: 'El phonebar de este PC es',
  about:
    'Este navegador lee entonces sus llamadas y las muestra a quienes supervisan, esté en la página que esté. Nunca marca ni cuelga.',
  none: 'ninguno',
  mark: 'Phonebar: {state}',
  markOf: '{name}: {state}',
  calls: '{count, plural, =0 {Ninguna llamada} one {# llamada} other {# llamadas}}',
  reported: 'Comunicado al servicio por última vez <at></at>.',
  notReported: 'Sin comunicar al servicio',
  states: {
    readable: 'legible',
    unreadable: 'no legible',
    not_running: 'no está en marcha',
    other_phonebar: 'otro phonebar',
    something_else: 'no es un phonebar',
    looking: 'buscando',
    elsewhere: 'en otra pestaña',
  },
  hints: {
    readable: 'Sus llamadas se ven en la pantalla En vivo con su nombre.',
    unreadable:
      'Algo responde en su dirección, pero no deja que esta página lo lea (CORS). Consulte a su administrador, o se rechazó un permiso que pidió el navegador.',
    not_running:
      'Nada responde en su dirección: no está en marcha, nadie ha iniciado sesión en él o su control remoto está apagado. Se busca de nuevo cada pocos segundos.',
    other_phonebar: 'Responde un phonebar de la otra clase. Elija la conexión que corresponda.',
    something_else: 'Lo que responde en su dirección no es un phonebar.',
    elsewhere: 'Otra pestaña de este navegador ya lo lee; esta sigue cuando aquella se cierre.',
  },
};
