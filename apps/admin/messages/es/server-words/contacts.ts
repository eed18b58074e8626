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
  'Line {0} is not UTF-8. Save the file as UTF-8, or name its encoding (windows-1252).':
    'La línea {0} no es UTF-8. Guarde el archivo como UTF-8, o diga su codificación (windows-1252).',
  'A quoted field is opened and never closed.': 'Un campo entre comillas se abre y no se cierra nunca.',
  'A quote stands inside a field that does not begin with one: quote the whole field and double the quote.':
    'Hay una comilla dentro de un campo que no empieza por una: ponga todo el campo entre comillas y duplique la comilla.',
  'Text follows the closing quote of a field: double every quote inside a quoted field.':
    'Hay texto tras la comilla que cierra un campo: duplique cada comilla dentro de un campo entre comillas.',
  'The file is larger than {0} bytes: split it.': 'El archivo es mayor de {0} bytes: divídalo.',
  'This is an old Excel workbook: save the sheet as CSV (UTF-8) and upload that.':
    'Es un libro antiguo de Excel: guarde la hoja como CSV (UTF-8) y cargue ese archivo.',
  'This is an OpenDocument spreadsheet: save the sheet as CSV and upload that.':
    'Es una hoja de cálculo OpenDocument: guarde la hoja como CSV y cargue ese archivo.',
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
  'The uploaded file is no longer there: upload it again.':
    'El archivo cargado ya no está: cárguelo de nuevo.',
  'The file has more than {0} rows: split it.': 'El archivo tiene más de {0} filas: divídalo.',
  "The row has {0} fields; uContact's file has from 4 to 6.":
    'La fila tiene {0} campos; el archivo de uContact tiene de 4 a 6.',
  '"{0}" is no pair of a name and a value.': '«{0}» no es una pareja de nombre y valor.',
  'The name "{0}" stands in the row twice.': 'El nombre «{0}» está dos veces en la fila.',
  'The contact has moved to another list.': 'El contacto ha pasado a otra lista.',
  'It is undone already.': 'Ya está deshecha.',
  'No row of the file can go in, so the list stays as it is.':
    'Ninguna fila del archivo puede entrar, así que la lista queda como está.',
  'The import cannot be undone any more: {0}.': 'La importación ya no se puede deshacer: {0}.',
  'The file has more than {0} lines: split it.': 'El archivo tiene más de {0} líneas: divídalo.',
  'The line is longer than a mebibyte.': 'La línea ocupa más de un mebibyte.',
  'The zip archive is damaged: its check sum is not that of its bytes.':
    'El archivo zip está dañado: su suma de comprobación no es la de sus bytes.',
  'The {0} archive holds more than {1} bytes unpacked: split the file.':
    'El archivo {0} ocupa descomprimido más de {1} bytes: divídalo.',
  'The {0} archive is damaged or cut off: {1}.': 'El archivo {0} está dañado o cortado: {1}.',
  'This is an Excel workbook within an archive: upload the workbook itself, or save the sheet as CSV (UTF-8).':
    'Es un libro de Excel dentro de un archivo comprimido: cargue el propio libro, o guarde la hoja como CSV (UTF-8).',
  'This is an archive within an archive: unpack it and upload the CSV file that is in it.':
    'Es un archivo comprimido dentro de otro: descomprímalo y cargue el CSV que contiene.',
  'The file is not {0} throughout: name its encoding, or save it as UTF-8.':
    'El archivo no es {0} de principio a fin: diga su codificación, o guárdelo como UTF-8.',
  'The workbook is too large unpacked: save the sheet as CSV (UTF-8).':
    'El libro es demasiado grande descomprimido: guarde la hoja como CSV (UTF-8).',
  'The workbook holds no row.': 'El libro no tiene filas.',
  'The workbook has {0} sheets with rows ({1}): save the one that holds the contacts as a file of its own.':
    'El libro tiene {0} hojas con filas ({1}): guarde la que tiene los contactos como archivo propio.',
  'The workbook cannot be read: {0}': 'El libro no se puede leer: {0}',
  'An Excel workbook may have {0} MiB at most: save the sheet as CSV (UTF-8) and upload that.':
    'Un libro de Excel puede tener {0} MiB como mucho: guarde la hoja como CSV (UTF-8) y cargue ese archivo.',
  'The workbook is too large to be read: save the sheet as CSV (UTF-8).':
    'El libro es demasiado grande para leerlo: guarde la hoja como CSV (UTF-8).',
  'The zip archive holds no file.': 'El archivo zip no contiene ningún archivo.',
  'The zip archive holds {0} files ({1}{2}): pack the one with the contacts alone.':
    'El archivo zip contiene {0} archivos ({1}{2}): comprima solo el de los contactos.',
  'The zip archive is locked with a password: pack the file without one.':
    'El archivo zip está protegido con contraseña: comprima el archivo sin ella.',
  'The zip archive is packed in an unusual way: use plain "deflate" or gzip.':
    'El archivo zip está comprimido de una forma poco común: use «deflate» o gzip.',
  'The zip archive is damaged or cut off: {0}.': 'El archivo zip está dañado o cortado: {0}.',
  "No ; : = # ' and no line breaks.": "Sin ; : = # ' ni saltos de línea.",
  'One character that is no letter, digit, quote or line end.':
    'Un carácter que no sea letra, cifra, comilla ni fin de línea.',
  'There is no template named {0}.': 'No hay ninguna plantilla llamada {0}.',
  'No template has this name.': 'Ninguna plantilla tiene este nombre.',
  'No such template.': 'No existe esa plantilla.',
  'There is a template named {0}.': 'Ya hay una plantilla llamada {0}.',
  'Another template has this name.': 'Otra plantilla tiene este nombre.',
  'Name the lists with the scope "lists", and with no other.':
    'Nombre las listas con el alcance "lists", y con ningún otro.',
};
