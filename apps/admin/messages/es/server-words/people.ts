import type { ServerWords } from '../../../lib/i18n/server-words';

/** What signing in, users and API keys say. */
export const people: ServerWords = {
  'This link is not valid: it was used, replaced by a newer one, or its time is over. Ask an administrator for another.':
    'Este enlace no es válido: se usó, se sustituyó por uno más nuevo o caducó. Pida otro a un administrador.',
  'No such API key.': 'No existe esa clave de API.',
  'You have no such session.': 'No tiene esa sesión.',
  'Only a signed-in person has an account.': 'Solo quien ha iniciado sesión tiene una cuenta.',
  'The new password is the old one.': 'La contraseña nueva es la antigua.',
  'Choose one that differs from the current password.': 'Elija una distinta de la contraseña actual.',
  'The current password is not right.': 'La contraseña actual no es correcta.',
  'Not the current password.': 'No es la contraseña actual.',
  'Too many tries. Wait {0} s, then try again.': 'Demasiados intentos. Espere {0} s e inténtelo de nuevo.',
  'E-mail or password is not right, or the account is disabled.':
    'El correo o la contraseña no son correctos, o la cuenta está desactivada.',
  'The code is not right, or it was used before, or signing in took too long.':
    'El código no es correcto, o ya se usó, o el inicio de sesión tardó demasiado.',
  'Too many wrong codes. The second step is closed for 15 minutes; an administrator can reset it.':
    'Demasiados códigos erróneos. El segundo paso queda cerrado 15 minutos; un administrador puede restablecerlo.',
  'The second factor is on already.': 'El segundo factor ya está activado.',
  'There is no second factor to speak of.': 'No hay un segundo factor del que hablar.',
  'The password is not right.': 'La contraseña no es correcta.',
  'The code is not the one of this moment.': 'El código no es el de este momento.',
  'The second factor is on already; take it away first.':
    'El segundo factor ya está activado; quítelo antes.',
  'Set the second factor up first.': 'Configure antes el segundo factor.',
  'The second factor is not on.': 'El segundo factor no está activado.',
  'This person has chosen a password already.': 'Esta persona ya ha elegido una contraseña.',
  'Take away your own second factor in your profile.': 'Quite su propio segundo factor en su perfil.',
  'This person has no second factor.': 'Esta persona no tiene segundo factor.',
  'This account is disabled. Enable it first.': 'Esta cuenta está desactivada. Actívela antes.',
  'No such user.': 'No existe ese usuario.',
  'There is a user with the e-mail {0}.': 'Ya hay un usuario con el correo {0}.',
  'Another user has this e-mail.': 'Otro usuario tiene este correo.',
  'This is the last administrator. Make another one first.':
    'Es el último administrador. Nombre antes a otro.',
  'Ask another administrator to take away your own rights.':
    'Pida a otro administrador que le quite sus propios derechos.',
};
