import type { apiKeys as english } from '../en/api-keys';
import type { Texts } from '../texts';

export const apiKeys: Texts<typeof english> = {
  title: 'Claves de API',
  about:
    'Con una clave, otro sistema usa la API. Una clave sobrevive a los derechos de quien la hizo: revóquela si no debe.',
  newKey: 'Nueva clave',
  empty: 'Aún no hay claves de API',
  emptyText: 'Un CRM que sube listas necesita una.',
  name: 'Nombre',
  role: 'Qué puede hacer',
  roles: { integration: 'Todo lo que pueden las claves', uploader: 'Solo subir listas' },
  expires: 'Caduca',
  never: 'nunca',
  days: 'Caduca tras días',
  daysHint: 'Vacío: no caduca.',
  lastUsed: 'último uso',
  notUsed: 'sin usar aún',
  by: 'de {name}',
  gone: 'quien la hizo ya no está',
  create: 'Hacer la clave',
  secretTitle: 'El secreto de {name}',
  secretText: 'Se muestra aquí y nunca más. Póngalo ahora en el otro sistema.',
  copy: 'Copiar',
  copied: 'Copiado',
  close: 'Lo tengo',
  revoke: 'Revocar …',
  revokeTitle: '¿Revocar {name}?',
  revokeText: 'Quien la use queda rechazado desde este momento. No se puede recuperar.',
  keep: 'Conservar la clave',
  revokeAct: 'Revocar {name}',
};
