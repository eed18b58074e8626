import type { ServerWords } from '../../../lib/i18n/server-words';

/** What the service puts into its sentences, and sentences that it joins from pieces. */
export const parts: ServerWords = {
  '{0}: {1}': '{0}: {1}',
  '"{0}": {1}': '«{0}»: {1}',

  // States of campaigns, imports, dry runs and promised calls.
  draft: 'en borrador',
  scheduled: 'programada',
  running: 'en marcha',
  paused: 'en pausa',
  unpaused: 'sin pausa',
  draining: 'vaciándose',
  finished: 'terminada',
  archived: 'archivada',
  uploaded: 'en espera',
  failed: 'fallida',
  cancelled: 'cancelada',
  kept: 'cumplida',
  missed: 'incumplida',

  // What a campaign cannot do.
  'be started': 'iniciar',
  'be started; resume it': 'iniciar; reanúdela',
  'be resumed': 'reanudar',
  'be scheduled': 'programar',
  'be paused': 'pausar',
  'be drained': 'vaciar',
  'be archived; drain it first': 'archivar; vacíela antes',
  'go back to a draft': 'devolver a borrador',

  // What is named.
  'connection, or it is archived': 'la conexión, o está archivada',
  'list, or it is archived': 'la lista, o está archivada',
  'set of respool rules': 'el conjunto de reglas de reintento',
  group: 'el grupo',
  'calling hours': 'el horario',
  'holiday calendar': 'el calendario de festivos',
  'respool rules': 'las reglas de reintento',
  'campaign group': 'el grupo de campañas',
  Something: 'Algo',
  Somebody: 'Alguien',
  'the dialer in uContact': 'el marcador en uContact',
  'the dial plan of the PBX': 'el plan de marcación de la centralita',
  'a line break or control character': 'un salto de línea o un carácter de control',

  // Hours and zones.
  'dialing hours': 'horario de marcación',
  'contacting hours': 'horario de contacto',
  'The dialing hours are closed': 'El horario de marcación está cerrado',
  'The dialing hours are closed.': 'El horario de marcación está cerrado.',
  'None of these contacts may be called at this hour':
    'A ninguno de estos contactos se le puede llamar a esta hora',
  'None of these contacts may be called at this hour.':
    'A ninguno de estos contactos se le puede llamar a esta hora.',
  'they do not open again': 'no vuelve a abrir',
  'open at {0}': 'abre en {0}',
  'an unknown zone': 'una zona desconocida',
  'no hours are set': 'no tiene horas',
  'no weekday has any hours': 'ningún día de la semana tiene horas',
  'weekday {0}: {1}': 'día {0} de la semana: {1}',
  'two ranges of one day overlap': 'dos intervalos de un día se solapan',
  '"{0}" is not a time from 00:00 to 23:59': '«{0}» no es una hora de 00:00 a 23:59',
  '"{0}" is not a time from 00:01 to 24:00': '«{0}» no es una hora de 00:01 a 24:00',
  '{0}-{1} ends before it starts; split a range that crosses midnight into two days':
    '{0}-{1} termina antes de empezar; divida en dos días un intervalo que pasa de medianoche',
  'a holiday is not a date': 'un festivo no es una fecha',
  '{0} (Zones from: {1}.)': '{0} (Zonas según: {1}.)',
  row: 'la fila',
  'postal and prefix': 'código postal y prefijo',
  'postal and country': 'código postal y país',
  postal: 'código postal',
  prefix: 'prefijo',
  country: 'país',
  'list default': 'el valor por defecto de la lista',

  // Caps, promises and do-not-call entries.
  number: 'número',
  person: 'persona',
  'any {0} h': 'cualquier lapso de {0} h',
  'any {0} s': 'cualquier lapso de {0} s',
  'a calendar day in {0}': 'un día natural en {0}',
  'all time': 'todo el tiempo',
  everywhere: 'en todas las campañas',
  'in this group of campaigns': 'en este grupo de campañas',
  'in this campaign': 'en esta campaña',
  'in this group': 'en este grupo',
  'max is not a whole number from 0': 'max no es un número entero desde 0',
  'the window has no length': 'la ventana no tiene duración',
  '"{0}" is not a known time zone': '«{0}» no es una zona horaria conocida',
  'This number': 'Este número',
  'Numbers that begin with {0}': 'Los números que empiezan por {0}',
  'The contact': 'Al contacto',
  'Another contact of this person': 'A otro contacto de esta persona',

  // Evidence.
  'The connection cannot dial it: {0}': 'La conexión no puede marcarlo: {0}',
  'call record by {0}': 'registro de llamada, por {0}',
  'our id': 'nuestro id',
  'key press': 'tecla pulsada',
  'webhooks by number and time': 'avisos, por número y hora',

  // Imports.
  'None of the columns ({0}) looks like a phone number':
    'Ninguna de las columnas ({0}) parece un número de teléfono',
  'The file has no header': 'El archivo no tiene cabecera',

  // Vendors.
  'This connection rests after repeated trouble.': 'Esta conexión descansa tras problemas repetidos.',
  'Nothing was sent.': 'No se envió nada.',
  'Last trouble: {0}': 'Último problema: {0}',
  'status {0}': 'estado {0}',
  'a redirect (status {0}), which is never followed': 'una redirección (estado {0}), que nunca se sigue',
  'no guid': 'sin guid',
  'a body where there is none': 'un cuerpo donde no lo hay',
  'not a table of campaigns': 'no es una tabla de campañas',
  'not a list': 'no es una lista',
  'no phone book': 'sin agenda',
  'no success envelope': 'sin el sobre de éxito',
  '{0} or later': '{0} o posterior',
  '4.1.10 or later of the 4.1 line, or 4.10.0 or later':
    '4.1.10 o posterior de la línea 4.1, o 4.10.0 o posterior',
  'The SOP answered: {0} queues visible.': 'El SOP respondió: {0} colas visibles.',
  'Its API version is not given, so newer functions are off.':
    'No se ha dado la versión de su API, así que las funciones más nuevas están apagadas.',
  'do-not-call entries ({0}, removed ones included)': 'entradas de no llamar ({0}, contando las quitadas)',
  'seen ringing, by number and time': 'visto sonando, por número y hora',
  'none before the doubt window ended': 'ninguna antes de acabar el plazo de duda',
  'an unknown time': 'una hora desconocida',
  'it says no delay, so nothing is scheduled': 'no dice ninguna espera, así que no se programa nada',
  'a call is promised {0} min after this one': 'se promete una llamada {0} min después de esta',
  'row {0}: {1}': 'fila {0}: {1}',

  // Examinations of connections, and undone imports.
  '{0} calls to {1} of its contacts were tried': 'se intentaron {0} llamadas a {1} de sus contactos',
  '{0} callbacks are promised to its contacts': 'hay {0} llamadas prometidas a sus contactos',
  '{0} contacts that it did not name have left the list':
    '{0} contactos que no nombraba salieron de la lista',
  '{0} contacts that were there before were changed by it': 'cambió {0} contactos que ya estaban',
  'It said: {0}': 'Dijo: {0}',
  '{0} queues': '{0} colas',
  '{0} rows': '{0} filas',
  '{0} calls': '{0} llamadas',
  '{0} records of the last hour': '{0} registros de la última hora',
  '{0} records of the last hour, and more for which there was no time':
    '{0} registros de la última hora, y más para los que no hubo tiempo',
  'the event socket is open': 'el socket de sucesos está abierto',
  'nothing came within 3 s': 'no llegó nada en 3 s',
  'something that answers no plain request': 'algo que no responde a ninguna petición simple',
  'a web server with pages (status {0}), and no dialer that we know':
    'un servidor web con páginas (estado {0}), y ningún marcador que conozcamos',
  'a server (status {0}), and no dialer that we know':
    'un servidor (estado {0}), y ningún marcador que conozcamos',
  'active calls': 'llamadas en curso',
  'call records': 'registros de llamadas',
  'push one contact': 'enviar un contacto',
  'push in bulk': 'enviar listas',
  'agent-first call': 'llamada que empieza por el agente',
  'hang up': 'colgar',
  'control of a call': 'control de una llamada',
  'change a member': 'cambiar un miembro',
  'hot-desk log-in': 'iniciar sesión en otro puesto',
  'end the session': 'cerrar la sesión',
  'recent calls': 'llamadas recientes',
  'answer, hold, transfer': 'contestar, retener, transferir',
  'join two calls': 'unir dos llamadas',
  'pause the agent': 'poner al agente en pausa',
};
