export const groups = {
  title: 'Campaign groups',
  about: 'Campaigns of one group share caps and do-not-call entries.',
  newGroup: 'New group',
  change: 'Rename the group',
  name: 'Name',
  empty: 'No groups yet',
  emptyText:
    'A group is worth making when several campaigns call for one client: what one may not do, none of them may.',
  since: 'Since',
} as const;
