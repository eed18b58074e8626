import type { service as english } from '../en/service';
import type { Texts } from '../texts';

export const service: Texts<typeof english> = {
  title: 'Servicio',
  process: 'Proceso',
  version: 'Versión',
  answered: 'Respondió',
  up: 'activo desde hace {time}',
  askAgain: 'Se pregunta de nuevo cada {seconds} s.',
  checks: {
    database: 'Base de datos',
    migrations: 'Versión de la base de datos',
    jobs: 'Ejecutor de trabajos',
  },
  words: {
    away: 'No responde',
    asking: 'Preguntando',
    unknown: 'Desconocido',
    ready: 'Listo',
    notReady: 'No está listo',
    live: 'Activo',
    ok: 'Bien',
    wrong: 'Mal',
  },
};
