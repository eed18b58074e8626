import type { common as english } from '../en/common';
import type { Texts } from '../texts';

export const common: Texts<typeof english> = {
  unsaved: {
    title: '¿Salir sin guardar?',
    text: 'Lo que cambió en esta página no se ha guardado.',
    leave: 'Salir y perder los cambios',
    stay: 'Quedarse aquí',
  },
  confirm: { type: 'Escriba {text} para confirmar', refused: 'No se hizo' },
  refused: {
    title: 'Ahora no se puede mostrar',
    notFound: 'No existe',
    still: 'Lo que está en marcha sigue; no se ha cambiado nada.',
    stale: 'Sin renovar; lo que ve es más antiguo.',
    again: 'Intentar de nuevo',
    reference: 'Referencia {id}',
  },
  live: {
    live: 'En vivo,',
    none: '{of} aún sin respuesta',
    ago: '{of} hace {age}',
    lost: 'Se perdió la conexión con el servicio; se intenta de nuevo. Las llamadas siguen.',
  },
  table: {
    choose: 'Elegir esta fila',
    chooseAll: 'Elegir todas las filas mostradas',
    shown: '{shown} {count, plural, one {fila} other {filas}}',
    shownMore: '{shown} filas, más al desplazarse',
    times: 'Horas de {zone}',
  },
  filters: {
    apply: 'Aplicar',
    search: 'Buscar',
    add: 'Filtro',
    remove: 'Quitar el filtro {name}',
    focus: 'Buscar o filtrar',
    group: 'En esta página',
  },
  units: { second: 'segundos', minute: 'minutos', hour: 'horas', day: 'días', unitOf: 'Unidad de {label}' },
  removal: {
    act: 'Eliminar',
    title: '¿Eliminar {name}?',
    text: 'Se elimina para siempre. Mientras algo lo use no se puede eliminar, y la respuesta dice qué.',
    keep: 'Conservar',
    actOn: 'Eliminar {name}',
  },
  log: { empty: 'Aún no se ha cambiado nada', to: 'a', nothing: 'nada', more: 'Mostrar anteriores' },
  save: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  edit: 'Cambiar',
  remove: 'Eliminar',
  saved: 'Guardado.',
  notSaved: 'Sin guardar',
  toMend:
    '{count, plural, one {# cosa por corregir antes de guardar} other {# cosas por corregir antes de guardar}}',
  changedMeanwhile:
    'Alguien cambió esto entretanto. Recargue para verlo; lo que escribió sigue aquí hasta entonces.',
  none: '–',
};
