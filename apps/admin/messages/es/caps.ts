import type { caps as english } from '../en/caps';
import type { Texts } from '../texts';

export const caps: Texts<typeof english> = {
  title: 'Topes',
  about: 'Como mucho tantos intentos en una ventana. Todos los topes valen a la vez; manda el más estricto.',
  newCap: 'Nuevo tope',
  change: 'Cambiar el tope',
  empty: 'Aún no hay topes',
  emptyText: 'Sin un tope propio valen los incorporados. Nunca se supera ninguno.',
  sentence: 'Como mucho {max, plural, one {# intento} other {# intentos}} por {scope} {window}',
  scopes: { number: 'número', person: 'persona' },
  rolling: 'en cualquier lapso de {time}',
  calendarDay: 'al día, según el reloj de {zone}',
  lifetime: 'para siempre',
  reaches: { everywhere: 'En todas partes', group: 'En un grupo de campañas', campaign: 'En una campaña' },
  reach: 'Dónde vale',
  reachFixed: 'Dónde vale un tope no cambia; para eso haga otro.',
  group: 'Grupo',
  campaign: 'Campaña',
  max: 'Intentos como mucho',
  scope: 'Contados por',
  scopeHint: 'Una persona son todos los contactos que comparten un número o un id externo.',
  window: 'Ventana',
  windows: { rolling: 'Móvil', calendar_day: 'Día natural', lifetime: 'Para siempre' },
  length: 'Duración',
  zone: 'Zona horaria',
  added: 'Desde',
};
