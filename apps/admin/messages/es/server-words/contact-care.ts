import type { ServerWords } from '../../../lib/i18n/server-words';

/** What is said of contacts one by one, of filters, exports and the erasure of a person. */
export const contactCare: ServerWords = {
  '{0} is archived; restore it first.': '{0} está archivada; restáurela antes.',
  'The number is already the main number of a contact in this list.':
    'El número ya es el número principal de un contacto de esta lista.',
  'A large import is being written; try again in a moment.':
    'Se está escribiendo una importación grande; inténtelo de nuevo en un momento.',
  'The filter needs mending; see issues.': 'Hay que corregir el filtro; vea los problemas.',
  'The filter belongs to {0}: save a copy.': 'El filtro es de {0}: guarde una copia.',
  'No such filter.': 'No existe ese filtro.',
  'You have a filter named {0}.': 'Ya tiene un filtro llamado {0}.',
  'Another filter of yours has this name.': 'Otro filtro suyo tiene este nombre.',
  'The filter takes too long: narrow it, for instance to a list.':
    'El filtro tarda demasiado: redúzcalo, por ejemplo a una lista.',
  'It takes too long.': 'Tarda demasiado.',
  'A filter stands alone.': 'Un filtro va solo.',
  'Not beside filter.': 'No junto a un filtro.',
  'It is not JSON.': 'No es JSON.',
  'The filter is not JSON.': 'El filtro no es JSON.',
  'It failed by a fault of the service, which is in its log.':
    'Falló por un error del servicio, que está en su registro.',
  'The list does not take this.': 'La lista no acepta esto.',
  'The list does not take this query; see issues.': 'La lista no acepta esta consulta; vea los problemas.',
  'The role {0} may not see this list.': 'El rol {0} no puede ver esta lista.',
  'It is not a time zone such as Europe/Brussels.': 'No es una zona horaria como Europe/Brussels.',
  'The export is {0}.': 'La exportación está {0}.',
  'There is no file: the export is {0}.': 'No hay archivo: la exportación está {0}.',
  'No such export.': 'No existe esa exportación.',
  'Send an Idempotency-Key of 8 to 200 visible characters, such as a UUID: a repeat is then done once.':
    'Envíe un Idempotency-Key de 8 a 200 caracteres visibles, como un UUID: así una repetición se hace una sola vez.',
  'Expected 8 to 200 visible characters.': 'Se esperan de 8 a 200 caracteres visibles.',
  'This Idempotency-Key came with another request before.':
    'Este Idempotency-Key vino antes con otra petición.',
  'Take a new key for a new request.': 'Use una clave nueva para una petición nueva.',
  'A call to this person is under way, or it is not known yet how it ended. Erase them when it is settled.':
    'Hay una llamada en curso a esta persona, o aún no se sabe cómo terminó. Suprímala cuando esté resuelta.',
  'Type the main number of the contact to confirm.':
    'Escriba el número principal del contacto para confirmar.',
  'It is not the main number of this contact, with its country code.':
    'No es el número principal de este contacto, con su prefijo de país.',
  'At most {0}.': 'Como mucho {0}.',
  'Expected a group: { match, of }.': 'Se espera un grupo: { match, of }.',
  'Expected all or any.': 'Se espera all o any.',
  'Expected some or none.': 'Se espera some o none.',
  'Expected a list of conditions and groups.': 'Se espera una lista de condiciones y grupos.',
  'Groups stand in each other at most {0} deep.': 'Los grupos se anidan como mucho {0} veces.',
  'A filter has at most {0} parts.': 'Un filtro tiene como mucho {0} partes.',
  'Only conditions stand in a group about a campaign.': 'En un grupo sobre una campaña solo van condiciones.',
  'There is no field {0}.': 'No existe el campo {0}.',
  '{0} stands {1}.': '{0} va {1}.',
  'Say which extra field.': 'Diga qué campo adicional.',
  '{0} knows {1}.': '{0} admite {1}.',
  'Nobody knows this here.': 'Aquí nadie conoce esto.',
  'It takes no value.': 'No lleva valor.',
  'Choose at least one.': 'Elija al menos uno.',
  '{0} is not one of its values.': '{0} no es uno de sus valores.',
  'Expected a list of values.': 'Se espera una lista de valores.',
  'Expected a text of at most {0} characters.': 'Se espera un texto de {0} caracteres como mucho.',
  'Expected digits, with or without +.': 'Se esperan cifras, con o sin +.',
  'Expected a number.': 'Se espera un número.',
  'Expected a moment such as 2026-11-28T09:00:00Z.': 'Se espera un momento como 2026-11-28T09:00:00Z.',
  'Expected true or false.': 'Se espera true o false.',
  'Expected { from, to }.': 'Se espera { from, to }.',
  'Expected { from, to }, both filled.': 'Se espera { from, to }, ambos rellenos.',
  'It ends before it begins.': 'Termina antes de empezar.',
  'Expected { amount, unit }.': 'Se espera { amount, unit }.',
  'The amount is a whole number from 1 to {0}.': 'La cantidad es un número entero de 1 a {0}.',
  'The unit is {0}.': 'La unidad es {0}.',
};
