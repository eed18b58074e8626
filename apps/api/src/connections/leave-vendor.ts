import { isMissing, type Vendor } from '@callspool/vendors';

/** Says that this holder needs the vendor's session no more; the last holder ends it over there. */
async function endSession(vendor: Vendor): Promise<void> {
  const ender = vendor.capability('sessionEnder');
  if (!isMissing(ender)) await ender.endSession();
}

/** Lets go of a vendor: of its session, which ends by itself when it cannot be ended now, and then of its sockets. */
export async function leaveVendor(vendor: Vendor, onTrouble: (error: unknown) => void): Promise<void> {
  try {
    await endSession(vendor);
  } catch (error) {
    onTrouble(error);
  }
  await vendor.close();
}
