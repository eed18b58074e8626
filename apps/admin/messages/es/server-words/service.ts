import type { ServerWords } from '../../../lib/i18n/server-words';

/** What the service says wherever it is asked, and the console of its own line to it. */
export const service: ServerWords = {
  'The service answered {0} in a form that this page does not understand. Reload the page.':
    'El servicio respondió {0} de una forma que esta página no entiende. Recargue la página.',
  'The service does not answer. Try again in a few seconds.':
    'El servicio no responde. Inténtelo de nuevo en unos segundos.',
  'The service cannot be reached from here. Check the network, then try again.':
    'Desde aquí no se llega al servicio. Compruebe la red e inténtelo de nuevo.',
  'The upload broke off. Nothing was stored; try again.':
    'La carga se interrumpió. No se guardó nada; inténtelo de nuevo.',
  'The upload was given up.': 'Se abandonó la carga.',
  'No such attempt.': 'No existe ese intento.',
  'The role {0} may not see the history of this.': 'El rol {0} no puede ver el historial de esto.',
  'This record belongs to an attempt; it needs no review.':
    'Este registro pertenece a un intento; no necesita revisión.',
  'No such call record.': 'No existe ese registro de llamada.',
  'This change was asked for by a page of another site, so it is refused.':
    'Este cambio lo pidió una página de otro sitio, así que se rechaza.',
  'Choose your own password first: POST /api/v1/session/password.':
    'Elija antes su propia contraseña: POST /api/v1/session/password.',
  'Set up your second factor first: POST /api/v1/profile/two-factor.':
    'Configure antes su segundo factor: POST /api/v1/profile/two-factor.',
  'This was asked for by a page of another site, so it is refused.':
    'Esto lo pidió una página de otro sitio, así que se rechaza.',
  'The figures could not be read; trying again.': 'No se pudieron leer las cifras; se intenta de nuevo.',
  'If-Match must hold the version that you last saw, such as "3".':
    'If-Match debe llevar la última versión que usted vio, como "3".',
  'Expected a whole number in double quotes.': 'Se esperaba un número entero entre comillas dobles.',
  'Somebody else has changed it meanwhile. Load it again and repeat the change.':
    'Otra persona lo ha cambiado entretanto. Cárguelo de nuevo y repita el cambio.',
  'The cursor is not one that this list gave out. Leave it away to start over.':
    'El cursor no es uno de los que dio esta lista. Omítalo para empezar desde el principio.',
  'The request body cannot be read; send well-formed JSON.':
    'El cuerpo de la petición no se puede leer; envíe JSON bien formado.',
  'This address does not know this method.': 'Esta dirección no conoce este método.',
  'The request body is larger than this address accepts.':
    'El cuerpo de la petición es mayor de lo que acepta esta dirección.',
  'This address does not accept this content type or encoding.':
    'Esta dirección no acepta este tipo de contenido o esta codificación.',
  'The database does not answer. Try again in a few seconds.':
    'La base de datos no responde. Inténtelo de nuevo en unos segundos.',
  'The request holds a character that cannot be stored, such as NUL (U+0000); leave it out.':
    'La petición contiene un carácter que no se puede guardar, como NUL (U+0000); omítalo.',
  'The service made a mistake. It is in the log under this request id.':
    'El servicio cometió un error. Está en su registro con este id de petición.',
  'Nested more than {0} levels deep; flatten it.': 'Más de {0} niveles de anidamiento; aplánelo.',
  'Holds the NUL character (U+0000), which cannot be stored; leave it out.':
    'Contiene el carácter NUL (U+0000), que no se puede guardar; omítalo.',
  'Holds half a character (a lone surrogate); send well-formed Unicode.':
    'Contiene medio carácter (un sustituto suelto); envíe Unicode bien formado.',
  '{0} is not a UUID.': '{0} no es un UUID.',
  'Expected a UUID such as 0190b7f2-6a4e-7c1d-9b1a-0123456789ab.':
    'Se esperaba un UUID como 0190b7f2-6a4e-7c1d-9b1a-0123456789ab.',
  'This process is a worker; ask a web process.': 'Este proceso es un worker; pregunte a un proceso web.',
  'There is no day {0}.': 'No existe el día {0}.',
  'No such contact.': 'No existe ese contacto.',
  'An unexpected fault while sending.': 'Un fallo inesperado al enviar.',
  'Too many contacts match: write more of the name.':
    'Coinciden demasiados contactos: escriba más del nombre.',
  'Write more of the name.': 'Escriba más del nombre.',
  'No such entry.': 'No existe esa entrada.',
  'An uploaded list waits for a person in uContact; test with a push campaign.':
    'Una lista cargada espera a una persona en uContact; pruebe con una campaña que envíe de uno en uno.',
  'The database does not answer.': 'La base de datos no responde.',
  'The database is not migrated to this version.': 'La base de datos no está migrada a esta versión.',
  'The job runner of this process has ended.': 'El ejecutor de trabajos de este proceso ha terminado.',
  'Sign in first, or send a valid API key.': 'Inicie sesión antes, o envíe una clave de API válida.',
  'The role {0} may not do this.': 'El rol {0} no puede hacer esto.',
  'The connection rests after repeated trouble.': 'La conexión descansa tras problemas repetidos.',
  'Pressed {0} in call {1}: {2}.': 'Pulsó {0} en la llamada {1}: {2}.',
  'The vendor said of call {0}: {1}.': 'El proveedor dijo de la llamada {0}: {1}.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'Dialled at {0} although the attempt was {1}.': 'Se marcó en {0} aunque el intento estaba {1}.',
  'Dialled at {0}, after the attempt had to end ({1}).':
    'Se marcó en {0}, después de cuando el intento debía terminar ({1}).',
  'Dialled at {0}, after it was recalled ({1}).': 'Se marcó en {0}, después de haberse retirado ({1}).',
  'The service could not read or store the records; its log says why.':
    'El servicio no pudo leer o guardar los registros; su registro dice por qué.',
  'Another node took over.': 'Otro nodo tomó el relevo.',
  'One attempt led to more than one dial; every dial counts against caps.':
    'Un intento dio lugar a más de una marcación; cada marcación cuenta para los topes.',
  'The test call was not made: {0}': 'La llamada de prueba no se hizo: {0}',
  'all calling is stopped; lift the stop (POST /stop/release, or the button in the console) and try again.':
    'todas las llamadas están detenidas; levante la detención (POST /stop/release, o el botón de la consola) e inténtelo de nuevo.',
  'the campaign is not running; start or resume it and try again.':
    'la campaña no está en marcha; iníciela o reanúdela e inténtelo de nuevo.',
  "the campaign's connection is disabled; enable the connection, or give the campaign another one, and try again.":
    'la conexión de la campaña está apagada; enciéndala, o dé otra a la campaña, e inténtelo de nuevo.',
  'it could not be sent within a minute, and late calls are never made; try again.':
    'no se pudo enviar en un minuto, y las llamadas tardías no se hacen nunca; inténtelo de nuevo.',
  'the number is on the do-not-call list; use another phone, or remove its entry if that is wrong.':
    'el número está en la lista de no llamar; use otro teléfono, o quite su entrada si es un error.',
  'the dialer still holds an earlier call to this number for this campaign; wait until that has ended, or use another phone.':
    'el marcador aún tiene una llamada anterior a este número para esta campaña; espere a que termine, o use otro teléfono.',
  'no reason was given.': 'no se dio ningún motivo.',
  'answered; {0}: {1}': 'contestada; {0}: {1}',
  'none of the configured keys opens it.': 'ninguna de las claves configuradas lo abre.',
  'a registry that must have been checked has no file, or one that is too old; load its latest file under "Do not call" and try again.':
    'un registro que hay que consultar no tiene archivo, o tiene uno demasiado antiguo; cargue su último archivo en «No llamar» e inténtelo de nuevo.',
};
