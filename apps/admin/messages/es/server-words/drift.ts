import type { ServerWords } from '../../../lib/i18n/server-words';

/** What a vendor said beyond its documentation, as the service keeps it. */
export const drift: ServerWords = {
  'unknown disposition {0}': 'tipificación desconocida {0}',
  'unknown status {0}': 'estado desconocido {0}',
  'unknown member status {0}': 'estado de miembro desconocido {0}',
  'unknown membership {0}': 'pertenencia desconocida {0}',
  'unknown field {0}': 'campo desconocido {0}',
  'unknown element {0}': 'elemento desconocido {0}',
  'unknown channel state {0}': 'estado de canal desconocido {0}',
  'duration is no number': 'la duración no es un número',
  '{0} is no number': '{0} no es un número',
  '{0} is no text': '{0} no es texto',
  '{0} is no text but {1}': '{0} no es texto, sino {1}',
  '{0} is repeated': '{0} está repetido',
  '{0} is not as long as Status': '{0} no es tan largo como Status',
  'calldate falls into an hour that the clock skipped': 'calldate cae en una hora que el reloj se saltó',
  'timestamp falls into an hour that the clock skipped': 'timestamp cae en una hora que el reloj se saltó',
  'the URL template lacks "=" after {0}': 'a la plantilla de la URL le falta "=" tras {0}',
  'count {0}, but {1} rows': 'count {0}, pero {1} filas',
  'is missing': 'falta',
  'Paused is neither 0 nor 1': 'Paused no es ni 0 ni 1',
  'Status {0} beside Result 0': 'Status {0} junto a Result 0',
  'an element that is no entry: {0}': 'un elemento que no es una entrada: {0}',
  'another Queue in the answer than asked for': 'la respuesta trae otra Queue que la pedida',
  'another Phone in the answer than asked for': 'la respuesta trae otro Phone que el pedido',
  'another Extension in the answer than asked for': 'la respuesta trae otra Extension que la pedida',
  'a parameter named otherwise inside than outside':
    'un parámetro que por dentro se llama distinto que por fuera',
  'a number that is none': 'un número que no lo es',
  'call records: the vendor retried a contact by itself':
    'registros de llamadas: el proveedor reintentó un contacto por su cuenta',
};
