import type { ImportMapping } from '@callspool/contracts';

const PHONE =
  /^(?:main|primary|home|work|office|business|private|alt|alternative|other|second|secondary)?(?:mobile)?(?:phone|telephone|tel|mobile|mob|gsm|cell|cellphone|handy|telefoon|telefon|telefono|portable|msisdn|movil|celular|landline)(?:number|no|nr|nummer|numero)?(?:\d{1,2}|main|mobile|home|work|office|alt)?$|^(?:number|phonenumber)\d{0,2}$/;
const EXTERNAL_ID =
  /^(?:externalid|extid|customerid|customerno|customernumber|clientid|clientnumber|contactid|crmid|accountid|accountnumber|reference|ref|id)$/;
const NAME = /^(?:name|fullname|contactname|customername|naam|nom|nombre|nome)$/;
const TIME_ZONE = /^(?:timezone|tz|zoneinfo|fuseau|zeitzone|tijdzone)$/;
const POSTAL_CODE =
  /^(?:(?:home)?zip(?:code)?|(?:home)?(?:postal|post)code|postcode|plz|postleitzahl|codepostal|cp|codigopostal|cap|codicepostale)$/;
const PRIORITY = /^(?:priority|prio|prioriteit|priorite|prioritat)$/;
const AGENT = /^(?:agent|agentname|agentid|owner)$/;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/mob|gsm|cell|handy|portable|movil|celular/, 'mobile'],
  [/home|private/, 'home'],
  [/work|office|business/, 'work'],
];

/** What a header's words usually mean; columns are told by their number, so that repeated names do no harm. */
export function guessMapping(names: readonly string[]): ImportMapping {
  const plain = names.map(plainWord);
  const column = (pattern: RegExp): number | undefined => {
    const index = plain.findIndex((word) => pattern.test(word));
    return index === -1 ? undefined : index + 1;
  };
  const phone = plain.flatMap((word, index) =>
    PHONE.test(word) ? [{ column: index + 1, kind: KINDS.find(([sign]) => sign.test(word))?.[1] }] : [],
  );
  return {
    phone: phone.slice(0, 10),
    externalId: column(EXTERNAL_ID),
    name: column(NAME),
    timeZone: column(TIME_ZONE),
    postalCode: column(POSTAL_CODE),
    priority: column(PRIORITY),
    agent: column(AGENT),
  };
}

/** `Téléphone (2)` → `telephone2`. */
const plainWord = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
