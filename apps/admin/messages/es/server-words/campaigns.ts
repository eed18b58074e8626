import type { ServerWords } from '../../../lib/i18n/server-words';

/** What campaigns, promised calls and the policy say. */
export const campaigns: ServerWords = {
  'The campaign "{0}" is {1}: it would not make this call.':
    'La campaña «{0}» está {1}: no haría esta llamada.',
  'The campaign "{0}" ends at {1}, before this call.':
    'La campaña «{0}» termina en {1}, antes de esta llamada.',
  'A call can only be promised for a moment to come.':
    'Solo se puede prometer una llamada para un momento por venir.',
  'A call can be promised for {0} days ahead at most.':
    'Se puede prometer una llamada con {0} días de antelación como mucho.',
  'This is none of the contact’s numbers; upload the number with the contact first.':
    'No es ninguno de los números del contacto; cargue antes el número con el contacto.',
  'The hours of the campaign never open for this number ({0}).':
    'El horario de la campaña no abre nunca para este número ({0}).',
  'Outside the hours of the campaign or of the person ({0}); the next opening is {1}.':
    'Fuera del horario de la campaña o de la persona ({0}); la próxima apertura es {1}.',
  'The contact is not in the spool of this campaign, which is filled when it starts.':
    'El contacto no está en la cola de esta campaña, que se llena al iniciarla.',
  'This number must not be called ({0}).': 'A este número no se le puede llamar ({0}).',
  'No such callback.': 'No existe esa llamada prometida.',
  'This contact was promised a call at {0} already: change that one.':
    'A este contacto ya se le prometió una llamada para {0}: cambie esa.',
  'This callback is {0}; make a new one.': 'Esta llamada prometida está {0}; haga una nueva.',
  'It is being called at this moment.': 'Se le está llamando en este momento.',
  'There is no such user.': 'No existe ese usuario.',
  'The call was made and not answered: {0}.': 'Se hizo la llamada y no fue contestada: {0}.',
  'Everything was stopped.': 'Todo estaba detenido.',
  'The campaign was {0}.': 'La campaña estaba {0}.',
  'The vendor did not make the call ({0}){1}.': 'El proveedor no hizo la llamada ({0}){1}.',
  'The contact was done in this campaign.': 'El contacto estaba hecho en esta campaña.',
  'No line was free in time.': 'No hubo ninguna línea libre a tiempo.',
  'Outside the hours: {0}.': 'Fuera del horario: {0}.',
  'Held back by {0}.': 'Lo retiene {0}.',
  'The dialing hours cannot be trusted, so nothing is dialled.':
    'El horario de marcación no es fiable, así que no se marca nada.',
  'The vendor does not answer.': 'El proveedor no responde.',
  'No process with the role worker or all serves this campaign.':
    'Ningún proceso con el rol worker o all atiende esta campaña.',
  '{0} contacts wait for their time.': '{0} contactos esperan su hora.',
  '{0} contacts are blocked; each says why.': '{0} contactos están bloqueados; cada uno dice por qué.',
  'Every contact is done; new ones are called as they come.':
    'Todos los contactos están hechos; los nuevos se llaman según llegan.',
  'There is no such list, or it is archived.': 'No existe esa lista, o está archivada.',
  'The campaign does not work this list.': 'La campaña no trabaja esta lista.',
  'Say when it is to start.': 'Diga cuándo debe empezar.',
  'The campaign points at something that is not there.': 'La campaña remite a algo que no existe.',
  'A campaign needs hours and respool rules to begin with; make them first.':
    'Una campaña necesita para empezar un horario y reglas de reintento; créelos antes.',
  'There is no such disposition.': 'No existe esa tipificación.',
  'There are no calling hours yet.': 'Aún no hay horarios.',
  'There is no set of respool rules yet.': 'Aún no hay reglas de reintento.',
  'There is no such {0}.': 'No existe: {0}.',
  'A {0} campaign cannot {1}.': 'Una campaña {0} no se puede {1}.',
  'Somebody else has changed the campaign meanwhile. Load it again.':
    'Otra persona ha cambiado la campaña entretanto. Cárguela de nuevo.',
  '{0} fields need mending; see issues.': 'Hay {0} campos por corregir.',
  'There is a campaign named "{0}", perhaps an archived one.':
    'Ya hay una campaña llamada «{0}», quizá archivada.',
  'The vendor settings need mending; see issues.':
    'Los ajustes del proveedor necesitan corrección; vea cada campo.',
  'An archived campaign cannot be changed.': 'Una campaña archivada no se puede cambiar.',
  'A campaign that has run keeps its connection and method; clone it.':
    'Una campaña que ha estado en marcha conserva su conexión y su método; clónela.',
  'Fixed by the first run; clone the campaign instead.':
    'Quedó fijo desde que se puso en marcha; clone la campaña.',
  'While it is {0}, only name and pacing may change; pause it first.':
    'Mientras está {0}, solo se pueden cambiar el nombre y el ritmo; páusela antes.',
  'Cannot change while the campaign is {0}.': 'No se puede cambiar mientras la campaña está {0}.',
  'It ends before it starts.': 'Termina antes de empezar.',
  'This method cannot be given a number to show: {0} decides it.':
    'A este método no se le puede dar un número que mostrar: lo decide {0}.',
  'Only a draft can be removed; this one is {0}.': 'Solo se puede eliminar un borrador; esta está {0}.',
  'The method {0} needs its own vendor settings.':
    'El método {0} necesita sus propios ajustes del proveedor.',
  'The end date has come.': 'Llegó la fecha de fin.',
  'The campaign was archived.': 'La campaña se archivó.',
  'The connection "{0}" is archived.': 'La conexión «{0}» está archivada.',
  'The connection "{0}" is switched off.': 'La conexión «{0}» está apagada.',
  'Nobody has chosen the dialing hours yet.': 'Nadie ha elegido aún el horario de marcación.',
  'Nobody has chosen the contacting hours yet.': 'Nadie ha elegido aún el horario de contacto.',
  'Nobody has chosen the respool rules yet.': 'Nadie ha elegido aún las reglas de reintento.',
  'The list "{0}" is archived; restore it or take it out.':
    'La lista «{0}» está archivada; restáurela o quítela.',
  'No list is attached.': 'No hay ninguna lista elegida.',
  'The lists hold no contacts.': 'Las listas no tienen contactos.',
  'No number of these lists has a known time zone, so none may be called. Give the lists a default zone.':
    'Ningún número de estas listas tiene zona horaria conocida, así que no se puede llamar a ninguno. Dé a las listas una zona por defecto.',
  'The end date {0} has passed.': 'La fecha de fin {0} ya ha pasado.',
  'Test the connection "{0}" first.': 'Pruebe antes la conexión «{0}».',
  'The last test of "{0}" failed: {1} Mend it and test again.':
    'La última prueba de «{0}» falló: {1} Corríjalo y pruebe de nuevo.',
  'uContact has no campaign "{0}". The arrow at its end belongs to the name.':
    'uContact no tiene la campaña «{0}». La flecha del final es parte del nombre.',
  'Confirm that the dialer’s own retries are 0, or let the vendor decide.':
    'Confirme que los reintentos del propio marcador son 0, o deje que decida el proveedor.',
  'Confirm that the dialer’s schedule lies inside the dialing hours of this campaign.':
    'Confirme que el horario del marcador queda dentro del horario de marcación de esta campaña.',
  'Confirm that the dialer’s disposition tree acts on nothing, or let the vendor decide.':
    'Confirme que el árbol de tipificaciones del marcador no actúa sobre nada, o deje que decida el proveedor.',
  '{0}; the next opening is {1}.': '{0}; la próxima apertura es {1}.',
  'The running campaign "{0}" works one of these lists too.':
    'La campaña en marcha «{0}» también trabaja una de estas listas.',
  'Uploaded lists arrive inactive: somebody must activate each of them in uContact before it is dialled.':
    'Las listas cargadas llegan inactivas: alguien debe activar cada una en uContact antes de que se marque.',
  'A progressive dialer’s campaign ends in "->"; this one does not.':
    'La campaña de un marcador progresivo acaba en "->"; esta no.',
  'Campaigns that end in "->" belong to progressive or preview dialers, which want an agent with each contact.':
    'Las campañas que acaban en "->" son de marcadores progresivos o de vista previa, que quieren un agente con cada contacto.',
  'Only voice broadcasts have a campaign without an arrow; check the name.':
    'Solo las difusiones de voz tienen una campaña sin flecha; compruebe el nombre.',
  'The start date must lie ahead.': 'La fecha de inicio debe estar por venir.',
  'It would start after its end.': 'Empezaría después de su fin.',
  'Everything is stopped.': 'Todo está detenido.',
  'Outside the {0} in {1}.': 'Fuera del {0} en {1}.',
  'Today is a holiday in {0}.': 'Hoy es festivo en {0}.',
  'The {0} cannot be trusted: {1}. Nothing is dialled until they are mended.':
    'El {0} no es fiable: {1}. No se marca nada hasta que se corrija.',
  'The time zone "{0}" is unknown.': 'La zona horaria «{0}» no se conoce.',
  'The campaign is {0}.': 'La campaña está {0}.',
  'The campaign starts at {0}.': 'La campaña empieza en {0}.',
  'The campaign ended at {0}.': 'La campaña terminó en {0}.',
  'The cap cannot be read ({0}), so it allows nothing.':
    'El tope no se puede leer ({0}), así que no permite nada.',
  'At most {0} attempts per {1} in {2}, counted {3}.':
    'Como mucho {0} intentos por {1} en {2}, contados {3}.',
  'The contact has no number.': 'El contacto no tiene número.',
  'The number that was promised a call is none of the contact any more.':
    'El número al que se prometió la llamada ya no es del contacto.',
  'All its numbers are used up.': 'Todos sus números están agotados.',
  '{0} was promised a call at {1}; nobody is called before.':
    '{0} se le prometió una llamada para {1}; antes no se llama a nadie.',
  'The contact is done in this campaign.': 'El contacto está hecho en esta campaña.',
  'An attempt to this person has not ended yet.': 'Un intento con esta persona aún no ha terminado.',
  'Not to be tried again before {0}.': 'No se reintenta antes de {0}.',
  'This dialing method rings an agent first, and the contact has none.':
    'Este método de marcación llama antes a un agente, y el contacto no tiene.',
  'Nothing tells where this person is: neither the row, nor its postal code, nor the number, nor a default of the list.':
    'Nada dice dónde está esta persona: ni la fila, ni su código postal, ni el número, ni un valor por defecto de la lista.',
  '"{0}" is not a known time zone.': '«{0}» no es una zona horaria conocida.',
  'An attempt to this number has not ended yet.': 'Un intento con este número aún no ha terminado.',
  'A delay of {0} s lies outside 1 second to 90 days; the nearest bound is used.':
    'Una espera de {0} s queda fuera de 1 segundo a 90 días; se usa el límite más cercano.',
  'After {0} s the same person is called again; most people take that as harassment.':
    'A los {0} s se llama otra vez a la misma persona; casi todos lo toman por acoso.',
  '{0} tries lie outside 0 to {1}; the nearest bound is used.':
    '{0} intentos quedan fuera de 0 a {1}; se usa el límite más cercano.',
  'An earlier rule for the same result is used instead of this one.':
    'En lugar de esta se usa una regla anterior para el mismo resultado.',
  'Somebody who rejected the call will be called again.': 'Se volverá a llamar a quien rechazó la llamada.',
  '{0} must not be called {1}{2}{3}.': '{0}: no llamar, {1}{2}{3}.',
};
