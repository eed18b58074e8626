import type { signIn as english } from '../en/sign-in';
import type { Texts } from '../texts';

export const signIn: Texts<typeof english> = {
  title: 'Iniciar sesión',
  tagline: 'Una mesa sobre los marcadores que ya tiene.',
  email: 'Correo de trabajo',
  password: 'Contraseña',
  show: 'Mostrar la contraseña',
  act: 'Iniciar sesión',
  refused: 'No se inició la sesión',
  emailMissing: 'Escriba una dirección de correo, como ana@example.com.',
  passwordMissing: 'Escriba su contraseña.',
  about:
    'La sesión dura 12 horas en este dispositivo. Cada inicio queda en la auditoría. ¿Olvidó la contraseña? Un administrador puede darle otra.',
  second: {
    title: 'Segundo paso',
    totp: 'Escriba el código que muestra ahora su aplicación.',
    code: 'Código de la aplicación',
    backup: 'Uno de sus códigos en papel',
    useBackup: 'Usar un código en papel',
    useApp: 'Usar la aplicación',
    act: 'Continuar',
    back: 'Empezar de nuevo',
  },
  link: {
    title: 'Bienvenido, {name}',
    reset: 'Una contraseña nueva para {name}',
    text: 'Elija una contraseña para {email}. El enlace sirve una vez, hasta <at></at>.',
    dead: 'Este enlace ya no sirve',
    deadText: 'Se usó, se sustituyó o caducó. Un administrador puede hacer otro.',
    missing: 'La dirección está incompleta: copie el enlace entero.',
    password: 'Contraseña nueva',
    hint: 'Al menos {min} caracteres.',
    short: 'Al menos {min} caracteres; esta tiene {length}.',
    act: 'Fijar la contraseña',
    done: 'La contraseña está fijada. Inicie sesión con ella.',
    toSignIn: 'Al inicio de sesión',
  },
  own: {
    title: 'Elija su propia contraseña',
    text: 'La que usó la eligió otra persona. En otros dispositivos se cierra la sesión.',
    refused: 'No se cambió la contraseña',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    act: 'Cambiar la contraseña',
  },
  mustSetUp: 'Aquí se pide a todos un segundo factor. Configúrelo para continuar.',
};
