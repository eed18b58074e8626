import { isMissing, type Vendor } from '@callspool/vendors';

/** Says that this holder needs the vendor's session no more; the last holder ends it over there. */
export async function endSession(vendor: Vendor): Promise<void> {
  const ender = vendor.capability('sessionEnder');
  if (!isMissing(ender)) await ender.endSession();
}

/** Closes a vendor that was opened for one look. What the look found is the answer; a session that cannot be ended now ends by itself. */
export async function leaveVendor(vendor: Vendor, onTrouble: (error: unknown) => void): Promise<void> {
  try {
    await endSession(vendor);
  } catch (error) {
    onTrouble(error);
  }
  await vendor.close();
}
