import type { ServerWords } from '../../../lib/i18n/server-words';

/** What phonebars say. */
export const phonebars: ServerWords = {
  'number: digits, * and # only, with an optional leading +.':
    'number: solo cifras, * y #, con un + opcional delante.',
  'The phonebar did not answer in time.': 'El phonebar no respondió a tiempo.',
  'No phonebar listens there: it is not running, nobody is logged in, or its remote control is off.':
    'Allí no escucha ningún phonebar: no está en marcha, nadie ha iniciado sesión o su control remoto está apagado.',
  'The phonebar was not reached, the line was cut, or it does not let this page read its answers: a browser does not say which.':
    'No se llegó al phonebar, se cortó la línea, o no deja que esta página lea sus respuestas: un navegador no dice cuál.',
  'The phonebar does not let this page read its answers: what it did shows on the phonebar itself.':
    'El phonebar no deja que esta página lea sus respuestas: lo que hizo se ve en el propio phonebar.',
  'A call is being dialled already. Nothing was sent.': 'Ya se está marcando una llamada. No se envió nada.',
  'Only the browser on the agent’s own PC reaches this phonebar; its calls are shown as that browser reports them.':
    'Solo el navegador del PC del propio agente llega a este phonebar; sus llamadas se muestran como informa ese navegador.',
  'A phonebar knows no users: leave name and password empty.':
    'Un phonebar no conoce usuarios: deje vacíos nombre y contraseña.',
  'The phonebar answered: {0} calls under way.': 'El phonebar respondió: {0} llamadas en curso.',
  'The phonebar refused to list its calls and gives no reason.':
    'El phonebar se negó a mostrar sus llamadas y no da motivo.',
  'A phonebar keeps no call records: its list of recent calls has no times and no ends that a document names.':
    'Un phonebar no guarda registros de llamadas: su lista de llamadas recientes no tiene horas ni finales que nombre un documento.',
  'A Motion phonebar keeps no list of calls that are over.':
    'Un phonebar Motion no guarda lista de las llamadas terminadas.',
  'A phonebar keeps no contacts: its agent dials one call at a time.':
    'Un phonebar no guarda contactos: su agente marca las llamadas de una en una.',
  'A phonebar takes no lists: its agent dials one call at a time.':
    'Un phonebar no toma listas: su agente marca las llamadas de una en una.',
  'A phonebar dials at once and keeps nothing that could be recalled.':
    'Un phonebar marca al instante y no guarda nada que pudiera retirarse.',
  'A phonebar has no campaigns of its own.': 'Un phonebar no tiene campañas propias.',
  'A phonebar is dialled on by the agent who sits at it, never by this service.':
    'En un phonebar marca el agente que lo usa, nunca este servicio.',
  'A phonebar has no verb that changes who serves a queue.':
    'Un phonebar no tiene ninguna orden que cambie quién atiende una cola.',
  'What is done within a call is done by the agent, at the phonebar itself.':
    'Lo que se hace dentro de una llamada lo hace el agente, en el propio phonebar.',
  'A phonebar belongs to one PC; nobody is logged in to it from elsewhere.':
    'Un phonebar es de un solo PC; nadie inicia sesión en él desde otro sitio.',
  'A phonebar tells nothing by itself: it is asked again and again.':
    'Un phonebar no informa de nada por sí mismo: se le pregunta una y otra vez.',
  'A phonebar has no list of numbers that must not be called.':
    'Un phonebar no tiene lista de números a los que no llamar.',
  'A phonebar knows no users, so there is no session.':
    'Un phonebar no conoce usuarios, así que no hay sesión.',
  'must be another call than the one handed over.': 'debe ser otra llamada que la que se entrega.',
  'The phonebar answered with a failure.': 'El phonebar respondió con un fallo.',
  'a session id from the list of calls.': 'un id de sesión de la lista de llamadas.',
  'The phonebar does not let this page read its answers.':
    'El phonebar no deja que esta página lea sus respuestas.',
  'This phonebar has no verb for it: hold the call, dial the other one, then join the two.':
    'Este phonebar no tiene orden para ello: retenga la llamada, marque la otra y después únalas.',
  'The Motion phonebar has no list of recent calls.':
    'El phonebar Motion no tiene lista de llamadas recientes.',
  'The Motion phonebar has no list of queues.': 'El phonebar Motion no tiene lista de colas.',
  'The Motion phonebar tells nothing of its SIP peer.': 'El phonebar Motion no dice nada de su par SIP.',
  'The Motion phonebar has no verb that pauses the agent.':
    'El phonebar Motion no tiene ninguna orden que ponga al agente en pausa.',
  'No such call is in progress. Nothing was sent.': 'No hay tal llamada en curso. No se envió nada.',
  'The call is {0}. Nothing was sent.': 'La llamada está {0}. No se envió nada.',
  'There must be exactly two calls, at least one of them active. Nothing was sent.':
    'Debe haber exactamente dos llamadas, al menos una de ellas activa. No se envió nada.',
  'A Motion phonebar has no list of queues.': 'Un phonebar Motion no tiene lista de colas.',
  'A Motion phonebar tells of no members of queues.': 'Un phonebar Motion no informa de miembros de colas.',
  '{0}: a whole number above 0.': '{0}: un número entero mayor que 0.',
  'The phonebar answered false and gives no reason.': 'El phonebar respondió false y no da motivo.',
  'This phonebar joins calls only by hanging up after a consultation.':
    'Este phonebar une llamadas solo al colgar tras una consulta.',
  'Several calls ring, and this phonebar cannot be told which to answer.':
    'Suenan varias llamadas, y a este phonebar no se le puede decir cuál contestar.',
  'The call is {0}, not active. Nothing was sent: it could pause the agent.':
    'La llamada está {0}, no activa. No se envió nada: podría poner al agente en pausa.',
  'The call is {0}, not on hold. Nothing was sent.': 'La llamada está {0}, no retenida. No se envió nada.',
  'There are several calls, and this phonebar cannot be told which to transfer.':
    'Hay varias llamadas, y a este phonebar no se le puede decir cuál transferir.',
  'There must be exactly one active call. Nothing was sent.':
    'Debe haber exactamente una llamada activa. No se envió nada.',
  'One call must be on hold and exactly one other active. Nothing was sent.':
    'Una llamada debe estar retenida y exactamente otra activa. No se envió nada.',
  'The agent is on a call, which this would put on hold. Nothing was sent.':
    'El agente está en una llamada, que esto dejaría retenida. No se envió nada.',
  'No call with that number is in progress. Nothing was sent.':
    'No hay ninguna llamada en curso con ese número. No se envió nada.',
  'Two calls have that number, and this phonebar cannot tell them apart. Nothing was sent.':
    'Dos llamadas tienen ese número, y este phonebar no las distingue. No se envió nada.',
  'An xCALLY phonebar tells of its agent’s own queues and SIP peer, and of no other member of a queue.':
    'Un phonebar xCALLY informa de las colas y el par SIP de su propio agente, y de ningún otro miembro de una cola.',
  'What this connection shows is read by the service itself.':
    'Lo que muestra esta conexión lo lee el propio servicio.',
  'It holds control characters.': 'Contiene caracteres de control.',
};
