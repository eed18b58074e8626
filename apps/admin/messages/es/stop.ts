import type { stop as english } from '../en/stop';
import type { Texts } from '../texts';

export const stop: Texts<typeof english> = {
  button: 'Parar todo',
  banner: 'Todo está parado: no se marca nada nuevo.',
  by: '{name}, <at></at>: «{reason}».',
  lift: 'Levantar la parada …',
  inFlight:
    '{count, plural, =0 {Nada está en curso.} one {# llamada está en curso y sigue.} other {# llamadas están en curso y siguen.}}',
  dialog: {
    title: '¿Parar todas las campañas?',
    text: 'Desde la respuesta, ningún intento sale hacia ningún proveedor. Lo que espera en un marcador se retira. Las llamadas en curso no se cortan.',
    running: 'campañas en marcha dejan de marcar al momento',
    inFlight: 'llamadas están en curso; terminan solas y se registran',
    reason: 'Motivo',
    reasonHint: 'Todos lo ven junto a la parada.',
    keep: 'Seguir marcando',
    act: 'Parar todo',
  },
  done: {
    title: 'Todo está parado',
    text: '{count, plural, =0 {Ningún intento había pasado la puerta.} one {# intento ya había pasado la puerta; su teléfono puede sonar o ha sonado.} other {# intentos ya habían pasado la puerta; sus teléfonos pueden sonar o han sonado.}}',
    number: 'Número',
    state: 'Estado',
    sent: 'Enviado',
    more: '{count, plural, one {y # más} other {y # más}}',
    close: 'Cerrar',
  },
  states: {
    SENDING: 'Se está enviando',
    ACCEPTED: 'Aceptado por el proveedor',
    IN_DOUBT: 'En duda',
    OBSERVED: 'Visto en el proveedor',
  },
  release: {
    title: '¿Levantar la parada?',
    text: 'Cada campaña en marcha vuelve a marcar desde el próximo latido, dentro de su horario y sus límites.',
    reason: 'Por qué se puede seguir',
    keep: 'Seguir parado',
    act: 'Levantar la parada',
  },
};
