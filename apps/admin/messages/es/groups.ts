import type { groups as english } from '../en/groups';
import type { Texts } from '../texts';

export const groups: Texts<typeof english> = {
  title: 'Grupos de campañas',
  about: 'Las campañas de un grupo comparten topes y entradas de no llamar.',
  newGroup: 'Nuevo grupo',
  change: 'Cambiar el nombre del grupo',
  name: 'Nombre',
  empty: 'Aún no hay grupos',
  emptyText:
    'Un grupo sirve cuando varias campañas llaman para un cliente: lo que una no puede, ninguna puede.',
  since: 'Desde',
};
