import type { Act, CampaignRow } from '@callspool/contracts';
import type { CampaignAct } from '../../lib/api/campaign-acts';

type State = CampaignRow['state'];

/** From which states each act leads on, and the permission that it takes. The API decides; this only says what is worth showing. */
const ACTS: Readonly<Record<CampaignAct, { readonly from: readonly State[]; readonly act: Act }>> = {
  pause: { from: ['running'], act: 'campaigns.pause' },
  resume: { from: ['paused'], act: 'campaigns.resume' },
  start: { from: ['draft', 'scheduled', 'finished'], act: 'campaigns.start' },
  unschedule: { from: ['scheduled'], act: 'campaigns.schedule' },
  drain: { from: ['running', 'paused'], act: 'campaigns.drain' },
  archive: { from: ['finished'], act: 'campaigns.archive' },
  remove: { from: ['draft'], act: 'campaigns.remove' },
};

/** Whether an act makes sense for a campaign in this state and is open to the person. */
export const canAct = (act: CampaignAct, state: State, may: (act: Act) => boolean): boolean =>
  ACTS[act].from.includes(state) && may(ACTS[act].act);
