import type { exports as en } from '../en/exports';
import type { Texts } from '../texts';

export const exports: Texts<typeof en> = {
  title: 'Exportaciones',
  about: 'Listas como archivos. Cada uno se guarda siete días.',
  order: 'Exportar CSV',
  notOrdered: 'No se exportó',
  none: 'Aún no hay exportaciones',
  noneText: 'Cada lista tiene un botón que hace un archivo de lo que muestra.',
  everything: 'Todo',
  narrowed: 'Filtrado por {by}',
  cancel: 'Cancelar',
  fetch: 'Descargar, {size}',
  columns: { what: 'Qué', state: 'Estado', rows: 'Filas', made: 'Pedido', file: 'Archivo' },
  states: {
    waiting: 'En espera',
    running: 'Escribiéndose',
    done: 'Hecho',
    failed: 'Fallido',
    cancelled: 'Cancelado',
  },
  kinds: {
    contacts: 'Contactos',
    call_records: 'Registros de llamadas',
    attempts: 'Intentos',
    dnc: 'No llamar',
    entries: 'Cola de una campaña',
    callbacks: 'Rellamadas',
    audit: 'Auditoría',
  },
};
