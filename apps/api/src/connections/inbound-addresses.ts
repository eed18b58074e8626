import { KEY_PRESS_NAMES, WEBHOOK_NAMES } from '@callspool/vendors';
import type { ConnectionInbound } from '@callspool/contracts';

/**
 * The addresses to be typed into the PBX, with its placeholders: braces in the two webhook forms, `${…}` in the IVR
 * script (vendor's page, "Webhooks" and "Outgoing IVR call"). Values the PBX may paste in unescaped (names) are left out.
 */
export function inboundAddresses(
  publicUrl: string,
  token: string,
): Pick<ConnectionInbound, 'callStarted' | 'callEnded' | 'keyPress'> {
  const base = `${publicUrl.replace(/\/+$/, '')}/api/v1/inbound/${token}`;
  const { source, destination, chanid, status, duration } = WEBHOOK_NAMES;
  const { digits, id } = KEY_PRESS_NAMES;
  return {
    callStarted: `${base}/call-started?${source}={src}&${destination}={dst}&${chanid}={chanid}`,
    callEnded: `${base}/call-ended?${chanid}={chanid}&${status}={status}&${duration}={duration}`,
    keyPress: `${base}/key-press?${digits}=\${tuslama}&${id}=\${MSTUF}`,
  };
}
