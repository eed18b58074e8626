import { isMissing, type Vendor } from '@callspool/vendors';

/** Says that this holder needs the vendor's session no more; the last holder ends it over there. */
export async function endSession(vendor: Vendor): Promise<void> {
  const ender = vendor.capability('sessionEnder');
  if (!isMissing(ender)) await ender.endSession();
}
