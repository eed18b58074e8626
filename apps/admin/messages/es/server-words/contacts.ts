import type { ServerWords } from '../../../lib/i18n/server-words';

/** What contact lists, files and phone numbers say. */
export const contacts: ServerWords = {
  'It is not a time zone of the IANA list, such as Europe/Brussels.':
    'No es una zona horaria de la lista IANA, como Europe/Brussels.',
  'It is not a whole number from 1 to {0}.': 'No es un número entero de 1 a {0}.',
  'Campaigns that are not over work this list: {0}.':
    'Trabajan esta lista campañas que no han terminado: {0}.',
  'No such contact list.': 'No existe esa lista de contactos.',
  '{0} is not the ISO code of a country (Belgium is BE, the United Kingdom GB).':
    '{0} no es el código ISO de un país (Bélgica es BE; el Reino Unido, GB).',
  '{0} is not a time zone such as Europe/Brussels.': '{0} no es una zona horaria como Europe/Brussels.',
  'There is a list named {0}.': 'Ya hay una lista llamada {0}.',
  'Another list has this name.': 'Otra lista tiene este nombre.',
  'The cursor is not one that this list gave out.': 'El cursor no es uno de los que dio esta lista.',
  'Not a cursor of this list.': 'No es un cursor de esta lista.',
  'The file has {0} columns; at most {1} are taken.':
    'El archivo tiene {0} columnas; se admiten como mucho {1}.',
  '{0}: say in mapping.phone which column holds it.': '{0}: diga en mapping.phone qué columna lo contiene.',
  'There is no column {0}; the file has {1}.': 'No hay columna {0}; el archivo tiene {1}.',
  'The file has no header: name "{0}" by its number, counted from 1.':
    'El archivo no tiene cabecera: nombre «{0}» por su número, contado desde 1.',
  'There is no column "{0}"; the file has {1}.': 'No hay ninguna columna «{0}»; el archivo tiene {1}.',
  'The import failed {0} times by a fault of the service, which is in its log. Nothing was added.':
    'La importación falló {0} veces por un fallo del servicio, que está en su registro. No se añadió nada.',
  'Nothing tells in which zone the number is: the row is taken in, and nobody calls it.':
    'Nada dice en qué zona está el número: la fila entra y nadie la llama.',
  'The dry run is over already.': 'El ensayo ya ha terminado.',
  'No such dry run; they are kept for a day.': 'No existe ese ensayo; se guardan un día.',
  'Every row of this import was fine.': 'Todas las filas de esta importación eran buenas.',
  'The import is {0}, not done.': 'La importación está {0}, no terminada.',
  'The row has {0} columns, the file has {1}.': 'La fila tiene {0} columnas; el archivo, {1}.',
  'The cell holds a byte of zero, which is no text.': 'La celda contiene un byte cero, que no es texto.',
  'The row has no phone number.': 'La fila no tiene número de teléfono.',
  'It is longer than {0} characters.': 'Tiene más de {0} caracteres.',
  'The dry run is {0}, not done.': 'El ensayo no ha terminado; su estado: {0}.',
  'The list is archived: restore it first.': 'La lista está archivada: restáurela antes.',
  'The file holds no row.': 'El archivo no tiene filas.',
  'Line {0} is longer than a mebibyte.': 'La línea {0} ocupa más de un mebibyte.',
  'Line {0} is not UTF-8. Save the file as UTF-8, or name its encoding (windows-1252).':
    'La línea {0} no es UTF-8. Guarde el archivo como UTF-8, o diga su codificación (windows-1252).',
  'A quoted field is opened and never closed.': 'Un campo entre comillas se abre y no se cierra nunca.',
  'A quote stands inside a field that does not begin with one: quote the whole field and double the quote.':
    'Hay una comilla dentro de un campo que no empieza por una: ponga todo el campo entre comillas y duplique la comilla.',
  'Text follows the closing quote of a field: double every quote inside a quoted field.':
    'Hay texto tras la comilla que cierra un campo: duplique cada comilla dentro de un campo entre comillas.',
  'The file is larger than {0} bytes: split it.': 'El archivo es mayor de {0} bytes: divídalo.',
  'This is an Excel workbook: save the sheet as CSV (UTF-8) and upload that.':
    'Es un libro de Excel: guarde la hoja como CSV (UTF-8) y cargue ese archivo.',
  'This is an old Excel workbook: save the sheet as CSV (UTF-8) and upload that.':
    'Es un libro antiguo de Excel: guarde la hoja como CSV (UTF-8) y cargue ese archivo.',
  'This is an OpenDocument spreadsheet: save the sheet as CSV and upload that.':
    'Es una hoja de cálculo OpenDocument: guarde la hoja como CSV y cargue ese archivo.',
  'This is a zip archive: unpack it and upload the CSV file that is in it.':
    'Es un archivo zip: descomprímalo y cargue el CSV que contiene.',
  'This is a gzip archive: unpack it and upload the CSV file that is in it.':
    'Es un archivo gzip: descomprímalo y cargue el CSV que contiene.',
  'This is a PDF document, which holds no rows: export the data as CSV.':
    'Es un documento PDF, que no tiene filas: exporte los datos como CSV.',
  'This is a picture, which holds no rows.': 'Es una imagen, que no tiene filas.',
  'This is a web page, perhaps a sign-in page that was saved instead of the export.':
    'Es una página web, quizá una de inicio de sesión guardada en lugar de la exportación.',
  'This is a rich text document: save it as plain text or CSV.':
    'Es un documento de texto enriquecido: guárdelo como texto sin formato o CSV.',
  'This is no text: most of what it begins with are control characters.':
    'No es texto: la mayor parte de su comienzo son caracteres de control.',
  'The upload has no bytes: send the file as the body of the request.':
    'La carga no tiene bytes: envíe el archivo como cuerpo de la petición.',
  'The upload broke off before its end: send it again.':
    'La carga se interrumpió antes de su fin: envíela de nuevo.',
  'No such file.': 'No existe ese archivo.',
  'It names no country: write it with + and the country code, or set a default country.':
    'No dice el país: escríbalo con + y el prefijo de país, o fije un país por defecto.',
  '"{0}" has too few digits for a phone number.': '«{0}» tiene muy pocas cifras para un número de teléfono.',
  '"{0}" has too many digits for a phone number.':
    '«{0}» tiene demasiadas cifras para un número de teléfono.',
  '"{0}" begins with a country code that does not exist.':
    '«{0}» empieza por un prefijo de país que no existe.',
  '"{0}" is not a phone number.': '«{0}» no es un número de teléfono.',
  '"{0}" is too short for a number of {1}.': '«{0}» es demasiado corto para un número de {1}.',
  '"{0}" is too long for a number of {1}.': '«{0}» es demasiado largo para un número de {1}.',
  '"{0}" is in no number range of {1}.': '«{0}» no está en ningún rango de números de {1}.',
  '"{0}" carries an extension, which no dialer here can dial: leave it out.':
    '«{0}» lleva una extensión, que aquí ningún marcador puede marcar: omítala.',
  'The phone number is empty.': 'El número de teléfono está vacío.',
  '"{0}" contains letters; write digits only.': '«{0}» contiene letras; escriba solo cifras.',
  'The default country "{0}" is not an ISO country code such as BE.':
    'El país por defecto «{0}» no es un código ISO de país como BE.',
  '"{0}" is not an E.164 number.': '«{0}» no es un número E.164.',
  '{0} lies outside {1}, and the connection has no international prefix.':
    '{0} está fuera de {1}, y la conexión no tiene prefijo internacional.',
  'Line {0}: {1}': 'Línea {0}: {1}',
  'There is no rejects file. {0}': 'No hay archivo de rechazos. {0}',
};
