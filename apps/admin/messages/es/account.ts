import type { account as english } from '../en/account';
import type { Texts } from '../texts';

export const account: Texts<typeof english> = {
  title: 'Su perfil',
  name: 'Su nombre',
  password: 'Contraseña',
  second: {
    title: 'Segundo factor',
    on: 'Activado. {count, plural, =0 {No queda ningún código en papel} one {Queda # código en papel} other {Quedan # códigos en papel}}.',
    off: 'Desactivado. Con él, una contraseña robada sola no abre nada.',
    setUp: 'Configurar',
    password: 'Su contraseña, para saber que es usted',
    begin: 'Empezar',
    scan: 'Escanéelo con una aplicación de autenticación, o escriba en ella la dirección.',
    codes:
      'Imprima estos códigos o guárdelos bien: cada uno abre una vez cuando falta la aplicación. Solo se muestran aquí.',
    code: 'El código que muestra ahora la aplicación',
    confirm: 'Activarlo',
    remove: 'Desactivarlo',
    renew: 'Códigos nuevos en papel',
    refused: 'No se hizo',
    qr: 'Imagen para la aplicación de autenticación',
    kept: 'Los he guardado',
  },
  sessions: {
    title: 'Dónde tiene sesión',
    here: 'este navegador',
    since: 'desde',
    seen: 'visto por última vez',
    end: 'Cerrar allí la sesión',
    endOthers: 'Cerrar todas las demás',
    ended:
      '{count, plural, =0 {No había otras sesiones.} one {Se cerró # sesión.} other {Se cerraron # sesiones.}}',
    unknown: 'Navegador desconocido',
  },
};
