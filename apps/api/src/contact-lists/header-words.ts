import type { ColumnTarget } from '@callspool/contracts';

/** What the word of a header means; `isVague`: it has other meanings too. */
export interface HeaderMeaning {
  readonly target: ColumnTarget;
  /** Sort of a phone number. */
  readonly kind?: string;
  readonly isVague?: boolean;
}

const anyOf = (words: string): string => words.trim().split(/\s+/).join('|');

// Words that mean a phone number by themselves, and those that only say which or whose it is.
const PHONE = anyOf(`
  phonenumber telephone cellphone cell phone landline mobile mob tel handy gsm msisdn
  telefonmobil telefoon telefono telefon telefone telf tlfno tlf tfno movil celular cel
  portable telefoonnummer telefonnummer telefonnumarasi telefonu ceptelefonu ceptel cep`);
const WHICH = anyOf(`
  main primary home work office business private alternative alt other secondary second contact customer client
  number numero numara numarasi nummer num no nr de del principal principale
  casa trabajo oficina particular fijo secundario otro contacto cliente
  domicile bureau travail maison fixe autre prive
  ev is sabit ikinci diger musteri thuis werk vast privat`);
const IS_PHONE = new RegExp(`^(?:${WHICH})*(?:${PHONE})(?:${PHONE}|${WHICH}|\\d)*$`);
const IS_FIXED = /^(?:fijo|fixe|sabit)\d*$/;
const IS_NUMBER = /^(?:number|numero|numara|nummer)\d{0,2}$/;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/mob|gsm|cell|handy|portable|movil|celular|^cel\d*$|cep/, 'mobile'],
  [/home|private|casa|particular|domicile|maison|^ev|thuis|privat/, 'home'],
  [/work|office|business|trabajo|oficina|bureau|travail|^is|werk/, 'work'],
];

const NAMES = `name fullname firstname givenname contactname customername clientname naam voornaam volledigenaam vorname
  nombre nombrecompleto nombreyapellidos nombrecliente razonsocial nom nomcomplet prenom raisonsociale nome
  ad adi isim adsoyad adisoyadi adsoyadi`;
const FAMILY_NAMES = `lastname surname familyname achternaam familienaam nachname familienname
  apellido apellidos primerapellido nomdefamille soyad soyadi soyisim cognome`;
const IDS = `externalid extid customerid customerno customernumber clientid clientnumber contactid crmid accountid
  accountnumber klantnummer klantid kundennummer
  idcliente clienteid codigocliente codigodecliente codcliente numerocliente numerodecliente numcliente
  numeroclient numclient nclient codeclient idclient referenceclient refclient
  musterino musteriid musterikodu musterinumarasi`;
const VAGUE_IDS = 'id ref reference referencia referans code codigo expediente matricule dossier';
const POSTAL_CODES = `zip zipcode homezip homezipcode postalcode homepostalcode postcode homepostcode plz postleitzahl
  codepostal cp codigopostal codpostal cap codicepostale postakodu`;
const TIME_ZONES = `timezone tz zoneinfo zeitzone tijdzone fuseau fuseauhoraire zonahoraria husohorario saatdilimi
  zamandilimi`;
const PRIORITIES = 'priority prio prioriteit priorite prioritat prioridad oncelik';
const AGENTS = 'agent agentname agentid agente conseiller musteritemsilcisi temsilci asesor';
const VAGUE_AGENTS = 'owner gestor commercial operador';

const WORDS: ReadonlyMap<string, HeaderMeaning> = new Map(
  (
    [
      [NAMES, { target: 'name' }],
      ['contact contacto cliente client customer klant musteri', { target: 'name', isVague: true }],
      [FAMILY_NAMES, { target: 'familyName' }],
      [IDS, { target: 'externalId' }],
      [VAGUE_IDS, { target: 'externalId', isVague: true }],
      [POSTAL_CODES, { target: 'postalCode' }],
      [TIME_ZONES, { target: 'timeZone' }],
      [PRIORITIES, { target: 'priority' }],
      [AGENTS, { target: 'agent' }],
      [VAGUE_AGENTS, { target: 'agent', isVague: true }],
    ] as const
  ).flatMap(([words, meaning]) => words.split(/\s+/).map((word) => [word, meaning] as const)),
);

/** What a header says in English, Spanish, French, Turkish, Dutch, German or Italian; null when it says nothing to us. */
export function meaningOf(header: string): HeaderMeaning | null {
  const word = plainWord(header);
  if (IS_NUMBER.test(word)) return { target: 'phone', isVague: true };
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (!IS_PHONE.test(word) && !IS_FIXED.test(word)) return null;
  const kind = KINDS.find(([sign]) => sign.test(word))?.[1];
  return kind === undefined ? { target: 'phone' } : { target: 'phone', kind };
}

/** Whether the header names a first name: then a plain word for "name" beside it means the family name. */
export const isFirstName = (header: string): boolean =>
  /^(?:prenom|firstname|givenname|voornaam|vorname)$/.test(plainWord(header));
export const isPlainName = (header: string): boolean => /^(?:nom|name|naam)$/.test(plainWord(header));

/** `Téléphone (2)` → `telephone2`, `Müşteri adı` → `musteriadi`. */
const plainWord = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]/g, '');
