import type { ServerWords } from '../../../lib/i18n/server-words';

/** What connections and the way to any vendor say. */
export const connections: ServerWords = {
  'Give the user name of the vendor’s API user.': 'Indique el usuario de la API del proveedor.',
  'Give the password of the vendor’s API user.': 'Indique la contraseña del usuario de la API del proveedor.',
  'The sign-in is not complete; see issues.': 'El acceso no está completo; vea cada campo.',
  'There is a connection named "{0}", perhaps an archived one.':
    'Ya hay una conexión llamada «{0}», quizá archivada.',
  'Another connection has this name.': 'Otra conexión tiene este nombre.',
  'A connection of the kind {0} does not report by itself, so it has no addresses.':
    'Una conexión de la clase {0} no informa por sí misma, así que no tiene direcciones.',
  'The connection is archived, so its addresses take nothing any more.':
    'La conexión está archivada, así que sus direcciones ya no aceptan nada.',
  'Campaigns use this connection; archive or move them first.':
    'Hay campañas que usan esta conexión; archívelas o páselas antes a otra.',
  'Another host or proxy needs the password to be given again.':
    'Otro host o proxy exige dar de nuevo la contraseña.',
  'Give the password again for the new way to the vendor.':
    'Dé de nuevo la contraseña para el nuevo camino al proveedor.',
  'The settings need mending; see issues.': 'Los ajustes necesitan corrección; vea cada campo.',
  'There is no such connection.': 'No existe esa conexión.',
  'This method needs a connection of the kind {0}; "{1}" is {2}.':
    'Este método necesita una conexión de la clase {0}; «{1}» es {2}.',
  '"{0}" is not in the connection’s list of allowed time zones; add it there if uContact knows it.':
    '«{0}» no está en la lista de zonas horarias permitidas de la conexión; añádala allí si uContact la conoce.',
  'The address must look like https://host or http://host:port.':
    'La dirección debe ser como https://host o http://host:puerto.',
  'The address must hold neither credentials nor a query; give user name and password in their own fields.':
    'La dirección no debe llevar ni credenciales ni consulta; dé usuario y contraseña en sus propios campos.',
  'This holds a private key. Give certificates only, and keep the key where it was.':
    'Contiene una clave privada. Dé solo certificados y deje la clave donde estaba.',
  'No certificate found. Give its text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.':
    'No se encontró ningún certificado. Dé su texto desde -----BEGIN CERTIFICATE----- hasta -----END CERTIFICATE-----.',
  'Certificate {0} is damaged and cannot be read.': 'El certificado {0} está dañado y no se puede leer.',
  'Certificate {0} is one of a server. Give the certificate of the authority that signed it.':
    'El certificado {0} es de un servidor. Dé el certificado de la autoridad que lo firmó.',
  'The host name is unknown. Check the spelling of the address.':
    'El nombre del host no se conoce. Compruebe cómo está escrita la dirección.',
  'Nothing listens at that address and port. Check the port, and whether the vendor is running.':
    'Nadie escucha en esa dirección y puerto. Compruebe el puerto, y si el proveedor está en marcha.',
  'The network has no way to that host.': 'La red no tiene camino hasta ese host.',
  'No secure connection could be made: the certificate or the TLS version is not accepted. Check http or https.':
    'No se pudo establecer una conexión segura: no se acepta el certificado o la versión de TLS. Compruebe si es http o https.',
  'The proxy did not open the way to the vendor.': 'El proxy no abrió el camino al proveedor.',
  'The line was closed before the request was sent.': 'La línea se cerró antes de enviarse la petición.',
  'The host did not answer in time.': 'El host no respondió a tiempo.',
  'The vendor’s certificate does not come from the CA certificate given here. Give that of the authority that signed it.':
    'El certificado del proveedor no viene del certificado de CA dado aquí. Dé el de la autoridad que lo firmó.',
  'The vendor’s certificate comes from an authority that is not trusted. Give the authority’s CA certificate here.':
    'El certificado del proveedor viene de una autoridad en la que no se confía. Dé aquí el certificado de CA de esa autoridad.',
  'The vendor’s certificate, or the CA certificate given here, has expired.':
    'El certificado del proveedor, o el certificado de CA dado aquí, ha caducado.',
  'The vendor’s certificate is not valid yet. Check the clocks.':
    'El certificado del proveedor aún no es válido. Compruebe los relojes.',
  'The vendor’s certificate is for another host name than the address given here.':
    'El certificado del proveedor es para otro nombre de host que la dirección dada aquí.',
  'The proxy wants a user name and password, or does not accept the ones given here (407).':
    'El proxy pide usuario y contraseña, o no acepta los dados aquí (407).',
  'The proxy answered {0} and opened no way to the vendor. Ask who runs it.':
    'El proxy respondió {0} y no abrió camino al proveedor. Pregunte a quien lo lleva.',
  'The vendor answered with a web page instead of data: a sign-in page, a proxy, or another product.':
    'El proveedor respondió con una página web en lugar de datos: una de inicio de sesión, un proxy u otro producto.',
  'The vendor gave an answer that is not documented{0}.':
    'El proveedor dio una respuesta que no está documentada{0}.',
  'The vendor does not accept our user name, password or session.':
    'El proveedor no acepta nuestro usuario, contraseña o sesión.',
  'The vendor knows the user but does not permit this operation.':
    'El proveedor conoce al usuario, pero no le permite esta operación.',
  'The vendor asks us to slow down.': 'El proveedor nos pide ir más despacio.',
  "The vendor's server failed (status {0}).": 'El servidor del proveedor falló (estado {0}).',
  'No free place on this connection in time: too many requests are under way. Nothing was sent.':
    'No hubo sitio libre a tiempo en esta conexión: hay demasiadas peticiones en curso. No se envió nada.',
  'The answer was larger than allowed.': 'La respuesta era mayor de lo permitido.',
  'The vendor did not answer in time.': 'El proveedor no respondió a tiempo.',
  'No connection came about in time. Nothing was sent.':
    'No se estableció la conexión a tiempo. No se envió nada.',
  'What came back is not an HTTP answer.': 'Lo que volvió no es una respuesta HTTP.',
  'The line was cut before the whole answer had come.':
    'La línea se cortó antes de llegar toda la respuesta.',
  'The moment by which it had to be sent had passed. Nothing was sent.':
    'Ya había pasado el momento antes del cual debía enviarse. No se envió nada.',
  'The proxy’s address must look like http://proxy.example:3128.':
    'La dirección del proxy debe ser como http://proxy.example:3128.',
  'Give the proxy’s user name and password in their own fields.':
    'Dé el usuario y la contraseña del proxy en sus propios campos.',
  'A proxy’s address ends with its port, e.g. http://proxy.example:3128.':
    'La dirección de un proxy acaba con su puerto, p. ej. http://proxy.example:3128.',
  'Give the user name and the password of the vendor’s API user.':
    'Dé el usuario y la contraseña del usuario de la API del proveedor.',
  'The proxy is not reached. {0}': 'No se llega al proxy. {0}',
  'limits.{0}: a whole number above 0.': 'limits.{0}: un número entero mayor que 0.',
  'limits.callsPerSecond: a number above 0, or none.':
    'limits.callsPerSecond: un número mayor que 0, o ninguno.',
  'A phonebar that only its agent’s browser reaches is on that very PC: give an address such as http://localhost:9888.':
    'Un phonebar al que solo llega el navegador de su agente está en ese mismo PC: dé una dirección como http://localhost:9888.',
  'An address such as https://records.example, with neither credentials nor a query.':
    'Una dirección como https://records.example, sin credenciales ni consulta.',
  'An outgoing campaign, with its arrow: it ends in "->".':
    'Una campaña saliente, con su flecha: acaba en "->".',
  'Letters, digits and _ . - only, e.g. SIP.': 'Solo letras, cifras y _ . -, p. ej. SIP.',
};
