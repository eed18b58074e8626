import type { ServerWords } from '../../../lib/i18n/server-words';

/** What do-not-call lists, rules, dispositions and the contracts’ own checks say. */
export const rules: ServerWords = {
  'Campaigns give this disposition for a pressed key.':
    'Hay campañas que dan esta tipificación al pulsar una tecla.',
  'Words of vendors are mapped to this disposition.':
    'Hay palabras de proveedores asignadas a esta tipificación.',
  'Only a disposition with the action SCHEDULE has a delay.':
    'Solo una tipificación con la acción SCHEDULE tiene una espera.',
  'SCHEDULE promises a call, so say after how many minutes it is due when the report names no time.':
    'SCHEDULE promete una llamada: diga tras cuántos minutos vence cuando el informe no da la hora.',
  'There is a disposition with these three levels.': 'Ya hay una tipificación con estos tres niveles.',
  'Another disposition has the same levels.': 'Otra tipificación tiene los mismos niveles.',
  'The import failed {0} times by a fault of the service, which is in its log. Numbers counted as added are on the list.':
    'La importación falló {0} veces por un fallo del servicio, que está en su registro. Los números contados como añadidos están en la lista.',
  'No such file: upload it first.': 'No existe ese archivo: cárguelo antes.',
  'There is no column {0}; the first row has {1}.': 'No hay columna {0}; la primera fila tiene {1}.',
  'The import is over already.': 'La importación ya ha terminado.',
  'No such import.': 'No existe esa importación.',
  'There is no rejects file: no row was refused, or not yet.':
    'No hay archivo de rechazos: no se rechazó ninguna fila, o aún no.',
  'The row has no number.': 'La fila no tiene número.',
  'The scope {0} needs it.': 'El alcance {0} lo necesita.',
  'The scope {0} takes none.': 'El alcance {0} no lo admite.',
  '"{0}" is not a prefix: write the first digits with the country code, such as +32900.':
    '«{0}» no es un prefijo: escriba las primeras cifras con el prefijo de país, como +32900.',
  'There is no such campaign.': 'No existe esa campaña.',
  'There is no such group of campaigns.': 'No existe ese grupo de campañas.',
  'This moment is over.': 'Este momento ya ha pasado.',
  '{0} of {1} entries need mending; none was added.':
    '{0} de {1} entradas por corregir; no se añadió ninguna.',
  'Say why, here or once for the request.': 'Diga por qué, aquí o una vez para toda la petición.',
  'No such do-not-call entry.': 'No existe esa entrada de no llamar.',
  '{0} has removed this entry already.': '{0} ya ha quitado esta entrada.',
  '{0} Nothing was added.': '{0} No se añadió nada.',
  'No such campaign.': 'No existe esa campaña.',
  'No such cap.': 'No existe ese tope.',
  'This is the last cap that holds everywhere. Add another one first, or change this one.':
    'Es el último tope que vale en todas partes. Añada antes otro, o cambie este.',
  'No such group.': 'No existe ese grupo.',
  'No such {0}.': 'No existe: {0}.',
  '{0} still needs the {1} "{2}".': '{0} todavía necesita: {1} «{2}».',
  '{0} names nothing that exists.': '{0} no designa nada que exista.',
  'There is nothing with this id.': 'No hay nada con este id.',
  'The name "{0}" is taken by another {1}.': 'El nombre «{0}» ya está en uso: {1}.',
  'No such connection.': 'No existe esa conexión.',
  'No such disposition.': 'No existe esa tipificación.',
  'This word is mapped there already.': 'Esta palabra ya está asignada allí.',
  'A word has more than spaces and hyphens.': 'Una palabra tiene más que espacios y guiones.',
  'Nobody knows what result this word stands for, so say it together with the disposition.':
    'Nadie sabe qué resultado significa esta palabra, así que dígalo junto con la tipificación.',
  'No such word.': 'No existe esa palabra.',
  'Expected campaign or campaign.paused.': 'Se esperaba campaign o campaign.paused.',
  'Say of which type the object is.': 'Diga de qué tipo es el objeto.',
  'A number, or an id as it is shown.': 'Un número, o un id como se muestra.',
  'Either a word of the vendor for its agent, or one of our users.':
    'O una palabra del proveedor para su agente, o uno de nuestros usuarios.',
  'One key: 0 to 9, * or #.': 'Una tecla: 0 a 9, * o #.',
  'Digits only, with an optional leading +.': 'Solo cifras, con un + opcional delante.',
  'Numbers and dots, e.g. 4.10.0.': 'Números y puntos, p. ej. 4.10.0.',
  'Letters, digits and _, not beginning with a digit.': 'Letras, cifras y _, sin empezar por una cifra.',
  'Digits, * and # only.': 'Solo cifras, * y #.',
  'An extension stands there twice.': 'Una extensión está dos veces.',
  'Not a time zone; give an IANA name such as Europe/Brussels.':
    'No es una zona horaria; dé un nombre IANA como Europe/Brussels.',
  'Digits, *, # and + only, 12 at most.': 'Solo cifras, *, # y +, 12 como mucho.',
  'Two capital letters such as BE.': 'Dos letras mayúsculas, como BE.',
  'Expected a two-letter country code such as BE.': 'Se esperaba un código de país de dos letras, como BE.',
  'Letters, digits, spaces, - and _, at most 30.': 'Letras, cifras, espacios, - y _, como mucho 30.',
  'Write the day as 2026-12-24.': 'Escriba el día como 2026-12-24.',
  'Digits with the country code, with or without +.': 'Cifras con el prefijo de país, con o sin +.',
  'The third level needs a second.': 'El tercer nivel necesita un segundo.',
  'A flag stands there twice.': 'Una marca está dos veces.',
  'Digits only, with or without +.': 'Solo cifras, con o sin +.',
  'The name holds control characters.': 'El nombre contiene caracteres de control.',
  'Not a day; write it as 2026-12-25.': 'No es un día; escríbalo como 2026-12-25.',
  'A date stands there twice.': 'Una fecha está dos veces.',
  'Not a time zone; e.g. Europe/Brussels.': 'No es una zona horaria; p. ej. Europe/Brussels.',
  'Rule {0} of the list is for {1} already; keep one of the two.':
    'La regla {0} de la lista ya es para {1}; deje una de las dos.',
  'Name at least one field to change.': 'Indique al menos un campo que cambiar.',
  'Give a result, a disposition, or both.': 'Indique un resultado, una tipificación o ambos.',
  'Give a connection or a vendor, and not both.': 'Indique una conexión o un proveedor, y no ambos.',
};
