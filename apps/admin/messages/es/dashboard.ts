import type { dashboard as english } from '../en/dashboard';
import type { Texts } from '../texts';

export const dashboard: Texts<typeof english> = {
  title: 'Hoy',
  allCampaigns: 'Todas las campañas',
  stats: {
    running: 'En marcha',
    runningOf: 'de {all, number}',
    runningNote: '{waiting, number} en espera, {paused, number} en pausa, {invalid, number} no válidas',
    attempts: 'Intentos hoy',
    attemptsNote: '<change></change> frente al {day} a las {time}',
    noYesterday: 'Ninguno el {day} hasta las {time}',
    contact: 'Tasa de contacto',
    contactNote:
      '{count, plural, =0 {Aún ninguna atendida} one {# llamada atendida} other {# llamadas atendidas}}',
    live: 'En curso',
    liveNote: 'Enviados y aún sin terminar',
    dialable: 'Marcables ahora',
    dialableNote: 'de {count, number} aún por trabajar',
  },
  runs: {
    title: 'Qué está en marcha',
    campaign: 'Campaña',
    state: 'Estado',
    progress: 'Avance',
    limit: 'Límite ahora',
    attempts: 'Intentos',
    contact: 'Contacto',
    none: 'Nada está en marcha',
    noneText: 'Una campaña iniciada aparece aquí con su ritmo y el límite que la frena.',
  },
  waits: {
    title: 'Qué espera, y por qué',
    none: 'Nada espera.',
    now: 'Ahora',
    ahead: '+24 h',
    openings: 'Abierto en las próximas 24 horas: {list}',
    noOpenings: 'No abre en las próximas 24 horas',
    kinds: {
      outside_hours: 'Horario',
      vendor: 'Proveedor',
      connection_disabled: 'Proveedor',
      stopped: 'Parado',
      no_worker: 'Sin proceso',
      nothing_ready: 'Contactos',
      connection_archived: 'Proveedor',
      hours_broken: 'Horario',
    },
  },
  hand: {
    title: 'Pide ayuda',
    none: 'Nada pide ayuda.',
    noWorker: {
      title: 'Ningún proceso marca',
      text: '{count, plural, one {# campaña en marcha espera} other {# campañas en marcha esperan}}. Debe correr un proceso con el papel worker o all.',
      act: 'Ver el servicio',
    },
    connection: {
      title: '{name} no responde',
      unread: '{name}: no se leen los registros de llamadas',
      untested: '{name} falló en su última prueba',
      waits:
        '{count, plural, =0 {Ninguna campaña en marcha la usa.} one {# campaña espera.} other {# campañas esperan.}}',
      next: 'Próximo intento <at></at>.',
      last: 'Lo último: {message}',
      act: 'Ver la conexión',
    },
    invalid: {
      title: '{name} no puede marcar',
      connection: 'Su conexión está archivada',
      text: '{why}. {count, plural, =0 {Ningún contacto retenido.} one {# contacto retenido.} other {# contactos retenidos.}}',
      act: 'Arreglar',
    },
    blocked: {
      title: '{name} no podría empezar',
      text: 'Debe empezar <at></at>: {why}',
      act: 'Arreglar',
    },
    doubt: {
      title: '{count, plural, one {# intento en duda} other {# intentos en duda}}',
      text: 'Enviados a {name} a las <from></from>, sin respuesta. Se resuelven a más tardar <to></to>.',
      act: 'Ver la conexión',
    },
    unmatched: {
      title:
        '{isMore, select, true {Más de {count, plural, other {# registros de llamadas sin intento}}} other {{count, plural, one {# registro de llamada sin intento} other {# registros de llamadas sin intento}}}}',
      from: '{count, number} de {name}',
      text: '{list}. El más antiguo, hace {age}.',
      act: 'Revisar',
    },
    words: {
      title:
        '{count, plural, one {# palabra de resultado es nueva} other {# palabras de resultado son nuevas}}',
      text: '{words} de {name}. No resuelven nada hasta que se asignen.',
      act: 'Asignar',
    },
    import: {
      title: 'Falló la importación de {file}',
      text: '{error}',
      textOf: '{list}: {error}',
      act: 'Ver la importación',
    },
    registry: {
      lapsed: 'Hay que consultar el registro {name}, y no se puede',
      soon: 'El registro {name} está a punto de ser demasiado antiguo',
      none: '{count, plural, one {No tiene archivo: # campaña en marcha no marca los números de los que trata.} other {No tiene archivo: # campañas en marcha no marcan los números de los que trata.}}',
      lapsedText:
        '{count, plural, one {Demasiado antiguo desde <at></at>: # campaña en marcha no marca los números de los que trata.} other {Demasiado antiguo desde <at></at>: # campañas en marcha no marcan los números de los que trata.}}',
      soonText:
        '{count, plural, one {Desde <at></at> # campaña en marcha no marcará los números de los que trata.} other {Desde <at></at> # campañas en marcha no marcarán los números de los que trata.}}',
      act: 'Cargar un archivo más nuevo',
    },
    callbacks: {
      title:
        '{count, plural, one {Se perdió # llamada prometida} other {Se perdieron # llamadas prometidas}}',
      text: 'En las últimas 24 horas, la última <at></at>.',
      act: 'Verlas',
    },
  },
  chart: {
    title: 'Intentos cada 15 min',
    today: 'Hoy',
    at: '{time}: {today, number} hoy, {yesterday, number} el {day}',
    atLater: '{time}: {yesterday, number} el {day}',
    summary: '{today, number} intentos hoy hasta ahora, {yesterday, number} el {day} en total.',
    none: 'Ningún intento hoy ni ayer.',
    hour: 'Hora',
    acts: {
      campaign_started: '{name} iniciada',
      campaign_resumed: '{name} reanudada',
      campaign_paused: '{name} pausada',
      campaign_drained: '{name} vaciándose',
    },
  },
};
