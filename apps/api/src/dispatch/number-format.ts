import { toVendorFormat, type VendorNumber, type VendorNumberFormat } from '@callspool/domain';
import type { DispatchCampaign, DispatchConnection } from './dispatch-campaign.js';
import type { NumberCheck } from './facts.js';

/** uContact samples dial national digits or plain digits, IEXPBX the country code without "+": digits unless told otherwise. */
const DEFAULT: VendorNumberFormat = { kind: 'digits' };

/** The number as this connection must dial it. */
export function dialedAs(e164: string, connection: Pick<DispatchConnection, 'settings'>): VendorNumber {
  const format = connection.settings['numberFormat'] as VendorNumberFormat | undefined;
  return toVendorFormat(e164, format ?? DEFAULT);
}

/** Why a number cannot be dialled through the campaign's connection; null when it can. */
export const numberCheckFor =
  (campaign: Pick<DispatchCampaign, 'connection'>): NumberCheck =>
  (e164) => {
    const number = dialedAs(e164, campaign.connection);
    return number.ok ? null : number.message;
  };
