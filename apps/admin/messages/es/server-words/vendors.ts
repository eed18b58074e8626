import type { ServerWords } from '../../../lib/i18n/server-words';

/** What only one vendor says. */
export const vendors: ServerWords = {
  'The SOP did not do it (Result 1) and gives no reason. The call may have ended.':
    'El SOP no lo hizo (Result 1) y no da motivo. Puede que la llamada haya terminado.',
  'The SOP answered the ping with an error.': 'El SOP respondió al ping con un error.',
  'The SOP gives its history in no order that can be paged, and more of it than is asked for at once.':
    'El SOP da su historial en un orden que no se puede paginar, y más de lo que se pide de una vez.',
  'A SOP in secure mode answers so to plain http: use https and the name and password of a directory user.':
    'Un SOP en modo seguro responde así a http sin cifrar: use https y el nombre y la contraseña de un usuario del directorio.',
  'The user may not, or does not own the extension.':
    'El usuario no tiene permiso, o no es el dueño de la extensión.',
  'The phone is a permanent member of the queue; only the SOP’s manager takes it out. Nothing was sent.':
    'El teléfono es miembro permanente de la cola; solo el administrador del SOP lo quita. No se envió nada.',
  'The phone was not listed in the queue before, and the SOP does not say that it took anything out.':
    'El teléfono no figuraba antes en la cola, y el SOP no dice que haya quitado nada.',
  'The SOP took the change, but its list of members could not be read.':
    'El SOP aceptó el cambio, pero no se pudo leer su lista de miembros.',
  'The SOP wants 90 seconds between two changes of one extension: {0} more. Nothing was sent.':
    'El SOP quiere 90 segundos entre dos cambios de una extensión: faltan {0} s. No se envió nada.',
  'The SOP did not take the call (Result 1) and gives no reason. Check phone, number and extension.':
    'El SOP no aceptó la llamada (Result 1) y no da motivo. Compruebe teléfono, número y extensión.',
  'The call did not come about (Result 1). Phones may have rung: it was not picked up, or not possible.':
    'La llamada no se estableció (Result 1). Puede que sonaran teléfonos: no se descolgó, o no fue posible.',
  'The SOP does not accept the form of the extension.': 'El SOP no acepta la forma de la extensión.',
  'The profile belongs to another class than the extension’s present one.':
    'El perfil es de otra clase que el actual de la extensión.',
  'There is no such profile.': 'No existe ese perfil.',
  'The SOP could not pass the change on to its manager (SMP).':
    'El SOP no pudo pasar el cambio a su gestor (SMP).',
  'A profile parameter is missing or malformed.': 'Falta un parámetro del perfil, o está mal formado.',
  'There is no such profile parameter.': 'No existe ese parámetro de perfil.',
  'The extension’s profile has no such parameter.': 'El perfil de la extensión no tiene ese parámetro.',
  'The phone was not paused in all its queues.': 'El teléfono no quedó en pausa en todas sus colas.',
  'The phone is still paused in some of its queues.': 'El teléfono sigue en pausa en algunas de sus colas.',
  'The SOP left the phone {0} and gives no reason.': 'El SOP dejó el teléfono {0} y no da motivo.',
  'The SOP does not know the command.': 'El SOP no conoce la orden.',
  'The SOP answered with an error.': 'El SOP respondió con un error.',
  'The SOP answered Result {0} and gives no reason.': 'El SOP respondió Result {0} y no da motivo.',
  'The SOP did not set the variable. The call may have ended.':
    'El SOP no fijó la variable. Puede que la llamada haya terminado.',
  'The SOP did not carry out the change. Within 90 seconds of the last one it never does; else check extension and phone.':
    'El SOP no hizo el cambio. En los 90 segundos tras el último nunca lo hace; si no es eso, compruebe extensión y teléfono.',
  '"{0}" is no time zone, e.g. Europe/Brussels.': '«{0}» no es una zona horaria, p. ej. Europe/Brussels.',
  'A SOP in secure mode is reached by https only.': 'A un SOP en modo seguro solo se llega por https.',
  'A SOP in secure mode wants the name and password of a directory user.':
    'Un SOP en modo seguro pide el nombre y la contraseña de un usuario del directorio.',
  '{0}: a version looks like 4.10.0.': '{0}: una versión es como 4.10.0.',
  'A SOP keeps no contacts: it rings the agent first, and the contact then.':
    'Un SOP no guarda contactos: llama antes al agente y después al contacto.',
  'A SOP takes one call at a time; it has no lists.':
    'Un SOP toma las llamadas de una en una; no tiene listas.',
  'A SOP rings at once and keeps nothing that could be recalled.':
    'Un SOP llama al instante y no guarda nada que pudiera retirarse.',
  'A SOP has no campaigns of its own.': 'Un SOP no tiene campañas propias.',
  'A SOP has no list of numbers that must not be called.':
    'Un SOP no tiene lista de números a los que no llamar.',
  'A SOP has no session: every request stands by itself.':
    'Un SOP no tiene sesión: cada petición va por sí sola.',
  'A SOP has a history per extension only; the connection names no extensions to read.':
    'Un SOP solo tiene historial por extensión, y la conexión no nombra ninguna extensión que leer.',
  'The SOP refused to list its queues and gives no reason.':
    'El SOP se negó a mostrar sus colas y no da motivo.',
  '{0}: digits only, with an optional leading +.': '{0}: solo cifras, con un + opcional delante.',
  '{0}: an audio file is named by letters, digits, _ and -, without its extension.':
    '{0}: un archivo de audio se nombra con letras, cifras, _ y -, sin su extensión.',
  '{0}: there is nothing to say.': '{0}: no hay nada que decir.',
  '{0}: the text holds {1}, which IEXPBX cannot be sent. Leave it out.':
    '{0}: el texto contiene {1}, que no se puede enviar a IEXPBX. Omítalo.',
  'number: the contact has the branch’s own number, which cannot be joined with itself.':
    'number: el contacto tiene el número de la propia extensión, que no se puede unir consigo misma.',
  'agentPhone: the extension of the PBX has digits only.':
    'agentPhone: la extensión de la centralita tiene solo cifras.',
  'number: an extension cannot call itself.': 'number: una extensión no se puede llamar a sí misma.',
  'id: not the id of a call.': 'id: no es el id de una llamada.',
  'announcements: the request would be too long; use shorter texts or audio files.':
    'announcements: la petición sería demasiado larga; use textos más cortos o archivos de audio.',
  '{0}: give the name as the PBX shows it, without braces, quotes and $.':
    '{0}: dé el nombre como lo muestra la centralita, sin llaves, comillas ni $.',
  'The parameter {0} is missing or empty.': 'El parámetro {0} falta o está vacío.',
  'The PBX did not fill in a placeholder (parameter {0}); check its spelling in the PBX.':
    'La centralita no rellenó un marcador de posición (parámetro {0}); compruebe cómo está escrito en la centralita.',
  'The parameters {0} and {1} are both needed.': 'Hacen falta los dos parámetros, {0} y {1}.',
  '{0} holds no id of ours; the script must send ${MSTUF}.':
    '{0} no contiene un id nuestro; el script debe enviar ${MSTUF}.',
  '{0} holds something else than keys; the script must send what it has read.':
    '{0} contiene algo que no son teclas; el script debe enviar lo que ha leído.',
  'The PBX refused the request (success=false) and gives no reason. Check number, dial plan, IVR number and credentials.':
    'La centralita rechazó la petición (success=false) y no da motivo. Compruebe número, plan de marcación, número del IVR y credenciales.',
  'The PBX answered success=false and gives no reason. A wrong user name or password looks the same.':
    'La centralita respondió success=false y no da motivo. Un usuario o una contraseña erróneos se ven igual.',
  'The path begins with / and has no query, e.g. /api/old/get.':
    'La ruta empieza por / y no tiene consulta, p. ej. /api/old/get.',
  'No call with that channel is in progress. Nothing was sent.':
    'No hay ninguna llamada en curso con ese canal. No se envió nada.',
  '"{0}" is no time zone, e.g. Europe/Istanbul.': '«{0}» no es una zona horaria, p. ej. Europe/Istanbul.',
  'IEXPBX takes one call at a time; it has no lists.':
    'IEXPBX toma las llamadas de una en una; no tiene listas.',
  'IEXPBX rings at once and keeps nothing that could be recalled.':
    'IEXPBX llama al instante y no guarda nada que pudiera retirarse.',
  'IEXPBX has no campaigns of its own.': 'IEXPBX no tiene campañas propias.',
  'IEXPBX has no request that changes the members of a queue.':
    'IEXPBX no tiene ninguna petición que cambie los miembros de una cola.',
  'IEXPBX has no request that moves, parks or records a call in progress.':
    'IEXPBX no tiene ninguna petición que transfiera, aparque o grabe una llamada en curso.',
  'IEXPBX has no request that moves an extension to another phone.':
    'IEXPBX no tiene ninguna petición que pase una extensión a otro teléfono.',
  'IEXPBX keeps no line open; it tells of calls by webhooks, which are set up in the PBX.':
    'IEXPBX no mantiene ninguna línea abierta; informa de las llamadas con webhooks, que se configuran en la centralita.',
  'IEXPBX has no list of numbers that must not be called.':
    'IEXPBX no tiene lista de números a los que no llamar.',
  'IEXPBX has no session: every request carries the credentials.':
    'IEXPBX no tiene sesión: cada petición lleva las credenciales.',
  'callerExtension: IEXPBX shows the number of the extension that calls, and no other.':
    'callerExtension: IEXPBX muestra el número de la extensión que llama, y ningún otro.',
  'The PBX answered: {0} queues visible.': 'La centralita respondió: {0} colas visibles.',
  'The PBX refused to list its queues. The user name or password is probably wrong; it gives no reason.':
    'La centralita se negó a mostrar sus colas. Probablemente el usuario o la contraseña son erróneos; no da motivo.',
  'guid: not the guid of a call.': 'guid: no es el guid de una llamada.',
  'phone: the agent’s extension has digits only.': 'phone: la extensión del agente tiene solo cifras.',
  '{0}: letters, digits and _ . - only.': '{0}: solo letras, cifras y _ . -.',
  '{0}: uContact cannot carry a line break or control character.':
    '{0}: uContact no puede llevar un salto de línea ni un carácter de control.',
  '{0}: more than {1} characters.': '{0}: más de {1} caracteres.',
  'agent: needed.': 'agent: hace falta.',
  '{0}: holds a line break or control character.':
    '{0}: contiene un salto de línea o un carácter de control.',
  'Letters, digits and _ . - only.': 'Solo letras, cifras y _ . -',
  'Digits, with an optional leading + and hyphens.': 'Cifras, con un + opcional delante y guiones.',
  'outQueue: an outgoing campaign ends in "->".': 'outQueue: una campaña saliente acaba en "->".',
  '{0}: a level holds no "|".': '{0}: un nivel no contiene "|".',
  'text: there is nothing to tag with.': 'text: no hay nada con qué etiquetar.',
  'A correlation id is 32 lower-case hexadecimal digits.':
    'Un id de correlación son 32 cifras hexadecimales en minúsculas.',
  '{0}: "{1}" has no plain Latin form. Write it differently, or switch the connection to UTF-8.':
    '{0}: «{1}» no tiene forma en letras latinas simples. Escríbalo de otra manera, o pase la conexión a UTF-8.',
  '{0}: uContact has no way to carry {1}. Leave it out.':
    '{0}: uContact no tiene forma de llevar {1}. Omítalo.',
  '{0}: its plain Latin form holds {1}, which uContact cannot carry.':
    '{0}: su forma en letras latinas simples contiene {1}, que uContact no puede llevar.',
  'A data field needs a name.': 'Un campo de datos necesita un nombre.',
  '{0}: the name "{1}" is taken; choose another.': '{0}: el nombre «{1}» está ocupado; elija otro.',
  '{0}data: more than the {1} bytes this connection allows.':
    '{0}data: más de los {1} bytes que permite esta conexión.',
  'uContact refused the request (answer 0); it never gives a reason. Check campaign, number and agent.':
    'uContact rechazó la petición (respuesta 0); nunca da motivo. Compruebe campaña, número y agente.',
  'uContact does not accept this user name and password.': 'uContact no acepta este usuario y contraseña.',
  'A list name has up to 50 of A-Z a-z 0-9 _ - and does not begin with "-" or a capital R; no file extension.':
    'Un nombre de lista tiene hasta 50 de A-Z a-z 0-9 _ - y no empieza por "-" ni por R mayúscula; sin extensión de archivo.',
  'The list has no rows.': 'La lista no tiene filas.',
  '{0}{1}: a number has 2 to 20 digits and nothing else but a leading +.':
    '{0}{1}: un número tiene de 2 a 20 cifras y nada más que un + delante.',
  '{0}alternatives: a number stands there twice.': '{0}alternatives: un número está dos veces.',
  '{0}priority: a whole number from 1 to 9999.': '{0}priority: un número entero de 1 a 9999.',
  '{0}agent: a progressive dialer needs an agent with every contact.':
    '{0}agent: un marcador progresivo necesita un agente con cada contacto.',
  'These campaign settings belong to another kind of connection.':
    'Estos ajustes de campaña son de otra clase de conexión.',
  'Name the uContact campaign, with its arrow, as uContact shows it.':
    'Nombre la campaña de uContact, con su flecha, como la muestra uContact.',
  '{0}: digits only, with an optional leading + and hyphens.':
    '{0}: solo cifras, con un + opcional delante y guiones.',
  'agent: a progressive dialer needs an agent with every contact.':
    'agent: un marcador progresivo necesita un agente con cada contacto.',
  'callAt: a scheduled push needs the time of the call.':
    'callAt: un envío programado necesita la hora de la llamada.',
  '{0}: needs the time of the call.': '{0}: necesita la hora de la llamada.',
  '{0}: the clock of the vendor shows that time twice on this day; choose another time.':
    '{0}: el reloj del proveedor muestra esa hora dos veces ese día; elija otra.',
  'The instance gives the same page of call records again and again: it ignores the page offset.':
    'La instancia da una y otra vez la misma página de registros de llamadas: no hace caso del desplazamiento de página.',
  '{0}: a whole number from {1}.': '{0}: un número entero desde {1}.',
  'from: lies after "to", or one of them is no time.':
    'from: es posterior a «to», o uno de los dos no es una hora.',
  'alternatives: a number stands there twice.': 'alternatives: un número está dos veces.',
  'agentPhone: the agent’s extension has digits only.':
    'agentPhone: la extensión del agente tiene solo cifras.',
  '"{0}" is no time zone, e.g. America/Montevideo.':
    '«{0}» no es una zona horaria, p. ej. America/Montevideo.',
  'uContact tells how many agents a queue has, but not which.':
    'uContact dice cuántos agentes tiene una cola, pero no cuáles.',
  'uContact has no operation that lists the calls in progress.':
    'uContact no tiene ninguna operación que muestre las llamadas en curso.',
  'uContact hangs up by an agent’s phone only, not a call of the dialer.':
    'uContact cuelga solo por el teléfono de un agente, no una llamada del marcador.',
  'uContact has no operation that changes the members of a queue.':
    'uContact no tiene ninguna operación que cambie los miembros de una cola.',
  'uContact controls calls in progress from the agent’s own portal only.':
    'uContact controla las llamadas en curso solo desde el portal del propio agente.',
  'uContact has no operation that moves an extension to another phone.':
    'uContact no tiene ninguna operación que pase una extensión a otro teléfono.',
  'uContact tells of calls in the agent’s own portal only.':
    'uContact informa de las llamadas solo en el portal del propio agente.',
  'uContact rings the agent first only with the agents’ context, an outgoing campaign and a caller number in the connection’s settings.':
    'uContact llama antes al agente solo con el contexto de los agentes, una campaña saliente y un número llamante en los ajustes de la conexión.',
  '{0}: uContact shows the caller number of the connection’s settings, and no other.':
    '{0}: uContact muestra el número llamante de los ajustes de la conexión, y ningún otro.',
  'timezone: not in this connection’s list of time zones. uContact accepts only names of its own list; add it in the settings.':
    'timezone: no está en la lista de zonas horarias de esta conexión. uContact solo acepta nombres de su propia lista; añádala en los ajustes.',
  'uContact answered: signed in, {0} voice campaigns visible.':
    'uContact respondió: sesión iniciada, {0} campañas de voz visibles.',
  'Signed in, but uContact refused to show its campaigns. Check the rights of the user.':
    'Sesión iniciada, pero uContact se negó a mostrar sus campañas. Compruebe los derechos del usuario.',
  'The SOP does not permit {0}. {1}': 'El SOP no permite {0}. {1}',
  'must not be empty.': 'no debe estar vacío.',
  'a whole number above 0.': 'un número entero mayor que 0.',
  'letters, digits, dots, _ and - only.': 'solo letras, cifras, puntos, _ y -.',
  'visible ASCII characters without spaces, at least one.':
    'caracteres ASCII visibles sin espacios, al menos uno.',
  'two small letters, e.g. fr.': 'dos letras minúsculas, p. ej. fr.',
  'digits, * and # only.': 'solo cifras, * y #.',
  'a phone’s id as the SOP shows it, e.g. SDPA00001.':
    'el id de un teléfono como lo muestra el SOP, p. ej. SDPA00001.',
  'digits, * and # only, with an optional leading +.': 'solo cifras, * y #, con un + opcional delante.',
  'a channel as the SOP lists it, e.g. SIP/SDC30015-d156.':
    'un canal como lo muestra el SOP, p. ej. SIP/SDC30015-d156.',
  'letters, digits and _ only, not beginning with a digit.':
    'solo letras, cifras y _, sin empezar por una cifra.',
  'letters and digits of ASCII only, 59 at most: the SOP takes nothing else, and | would begin another variable.':
    'solo letras y cifras ASCII, 59 como mucho: el SOP no admite otra cosa, y | empezaría otra variable.',
  'yyyy-mm-dd hh:mm:ss, without T and zone.': 'yyyy-mm-dd hh:mm:ss, sin T ni zona.',
  'the queue’s name, not its id: with an id the SOP finds no queue.':
    'el nombre de la cola, no su id: con un id el SOP no encuentra ninguna cola.',
  'the name of one queue, without commas and |.': 'el nombre de una sola cola, sin comas ni |.',
  'two names differ in upper and lower case only.': 'dos nombres difieren solo en mayúsculas y minúsculas.',
  'mandatory with technology Local: it must have a primary or secondary phone.':
    'obligatorio con la tecnología Local: debe tener un teléfono primario o secundario.',
  'letters, digits and @ . _ : / - only.': 'solo letras, cifras y @ . _ : / -.',
  'letters, digits, _ and - only, without folder and without .wav.':
    'solo letras, cifras, _ y -, sin carpeta y sin .wav.',
  'the key of a SOP has 8 digits.': 'la clave de un SOP tiene 8 cifras.',
  'give at least one parameter.': 'dé al menos un parámetro.',
  'a parameter of that name cannot be reached.': 'no se puede llegar a un parámetro con ese nombre.',
  'settings.{0}: a whole number above 0.': 'settings.{0}: un número entero mayor que 0.',
  'settings.historyPageSize: 2 at least.': 'settings.historyPageSize: al menos 2.',
  'levels[0]: needed.': 'levels[0]: hace falta.',
  'levels[1]: needed where there is a third level.': 'levels[1]: hace falta donde hay un tercer nivel.',
  'the event socket did not open: {0}': 'el socket de sucesos no se abrió: {0}',
  'Not reached. {0}': 'No se llega. {0}',
  'This is not {0}: {1} answers there.': 'Esto no es {0}: allí responde {1}.',
  '{0} All that was tried works.': '{0} Todo lo que se probó funciona.',
  '{0} Not in order: {1}.': '{0} No está bien: {1}.',
  'Not tried: the answers before it took so long that the time was up.':
    'Sin probar: las respuestas anteriores tardaron tanto que se acabó el tiempo.',
  'It acts, and the doctor only reads.': 'Actúa, y el diagnóstico solo lee.',
};
