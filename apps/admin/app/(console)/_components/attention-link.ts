import type { Act, AttentionItem } from '@callspool/contracts';

export interface AttentionLink {
  readonly href: string;
  /** Who may go there. */
  readonly act: Act;
  readonly word:
    | 'noWorker.act'
    | 'connection.act'
    | 'invalid.act'
    | 'blocked.act'
    | 'doubt.act'
    | 'unmatched.act'
    | 'words.act'
    | 'import.act'
    | 'registry.act'
    | 'callbacks.act';
}

/** The one place from which each thing is mended. */
export function attentionLink(item: AttentionItem): AttentionLink {
  switch (item.kind) {
    case 'no_worker':
      return { href: '/service', act: 'session.read', word: 'noWorker.act' };
    case 'connection_down':
      return { href: `/connections/${item.connectionId}`, act: 'connections.read', word: 'connection.act' };
    case 'campaign_invalid':
      return { href: `/campaigns/${item.campaignId}`, act: 'campaigns.read', word: 'invalid.act' };
    case 'start_blocked':
      return { href: `/campaigns/${item.campaignId}`, act: 'campaigns.read', word: 'blocked.act' };
    case 'in_doubt':
      return { href: `/connections/${item.connectionId}`, act: 'connections.read', word: 'doubt.act' };
    case 'unmatched_records':
      return {
        href: '/call-records?matched=false&reviewed=false',
        act: 'callRecords.read',
        word: 'unmatched.act',
      };
    case 'unknown_words':
      return { href: '/dispositions/words', act: 'dispositions.edit', word: 'words.act' };
    case 'import_failed':
      return item.listId === null
        ? { href: '/dnc', act: 'dnc.read', word: 'import.act' }
        : {
            href: `/lists/${item.listId}/imports/${item.importId}`,
            act: 'lists.read',
            word: 'import.act',
          };
    case 'registry_due':
      return { href: `/dnc/registries/${item.registryId}`, act: 'dnc.read', word: 'registry.act' };
    case 'callbacks_missed':
      return { href: '/callbacks?state=missed', act: 'callbacks.read', word: 'callbacks.act' };
  }
}
