import type { ServerWords } from '../../../lib/i18n/server-words';

/** What do-not-call registries say. */
export const registries: ServerWords = {
  '{0} has removed this registry.': '{0} ha quitado este registro.',
  'No such registry.': 'No existe ese registro.',
  'There is a registry of this name already.': 'Ya hay un registro con este nombre.',
  'The registry was removed.': 'El registro se quitó.',
  'Load the whole registry first: there is nothing to change yet.':
    'Cargue antes el registro entero: aún no hay nada que cambiar.',
  'There is no rejects file: no line was refused, or not yet.':
    'No hay archivo de rechazos: no se rechazó ninguna línea, o aún no.',
  'The file is in force or over already.': 'El archivo ya está en vigor o ha terminado.',
  'The registry has no such file.': 'El registro no tiene ese archivo.',
  'The date of the file lies ahead.': 'La fecha del archivo está por venir.',
  'The file is older than the one in force, which is of {0}.':
    'El archivo es más antiguo que el que está en vigor, que es de {0}.',
  'Another file of this registry is being loaded.': 'Se está cargando otro archivo de este registro.',
  'A line is longer than a mebibyte.': 'Una línea ocupa más de un mebibyte.',
  'The line says add or delete: this is a list of changes, load it as one.':
    'La línea dice añadir o borrar: es una lista de cambios, cárguela como tal.',
  'The line says neither A (add) nor D (delete), or both.':
    'La línea no dice ni A (añadir) ni D (borrar), o dice ambas.',
  'The line has no number.': 'La línea no tiene número.',
  '"{0}" is no number with its country code.': '«{0}» no es un número con su prefijo de país.',
  'The file failed {0} times by a fault of the service, which is in its log. The file before it stays in force.':
    'El archivo falló {0} veces por un fallo del servicio, que está en su registro. Sigue en vigor el archivo anterior.',
  'No line of the file gives a number.': 'Ninguna línea del archivo da un número.',
  'There is no file in force that these changes could be applied to.':
    'No hay ningún archivo en vigor al que aplicar estos cambios.',
  'The file names {0} numbers, the one in force {1}: perhaps it is a part of the registry, or a list of changes. Load it again and say that it may shrink if it is right.':
    'El archivo nombra {0} números; el que está en vigor, {1}: quizá sea una parte del registro, o una lista de cambios. Si es correcto, cárguelo de nuevo y diga que puede encoger.',
  'The registry "{0}" must be checked first: it has no file, or one that is too old, and {1} of these lists is dialled. Load its latest file.':
    'Antes hay que consultar el registro «{0}»: no tiene archivo, o tiene uno demasiado antiguo, y se llama a {1} de estas listas. Cargue su último archivo.',
};
