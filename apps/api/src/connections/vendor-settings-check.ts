import { Injectable } from '@nestjs/common';
import type { Issue, MethodSettings } from '@callspool/contracts';
import { METHOD_KIND, ucontactSettings } from '@callspool/contracts';
import {
  demandShortUrl,
  encodeQuery,
  type PushRequest,
  toCallback,
  toCallIvr,
  toDialerTask,
  type VendorCampaignSettings,
  VendorEncodingError,
} from '@callspool/vendors';
import type { ConnectionRecord } from './connection-record.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionsRepository } from './connections.repository.js';
import { missingOf } from './kind-capabilities.js';

/** Stand-ins for what differs from contact to contact: the longest number there is, any id, any agent. */
const SAMPLE = {
  correlationId: '0'.repeat(32),
  number: '999999999999999',
  agent: 'agent',
  sendBy: { notAfterMonotonicMs: 0, monotonicNow: () => 0 },
} as const;

/** The encoder's words for a field, and ours. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  'campaign.campaign': 'vendorCampaign',
  'campaign.dialPlan': 'dialPlan',
  'campaign.ivrNumber': 'ivrNumber',
  'campaign.ownNumber': 'ownNumber',
};

/** Whether a campaign's vendor settings can be said in its vendor's format, found out when they are written. */
@Injectable()
export class VendorSettingsCheck {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /** Every problem with the field it concerns (`vendorSettings.announcements.0`); nothing is sent. */
  async issues(connectionId: string, campaign: MethodSettings): Promise<Issue[]> {
    const connection = await this.connections.findById(connectionId);
    if (connection === null) return [{ path: 'connectionId', message: 'There is no such connection.' }];
    const kind = METHOD_KIND[campaign.method];
    if (connection.kind !== kind) {
      const why = missingOf(connection).contactPusher;
      const message = `This method needs a connection of the kind ${kind}; "${connection.name}" is ${connection.kind}.`;
      return [{ path: 'method', message: why === undefined ? message : `${message} ${why}` }];
    }
    return [...this.encodingIssues(connection, campaign), ...timezoneIssues(connection, campaign)];
  }

  private encodingIssues(connection: ConnectionRecord, campaign: MethodSettings): Issue[] {
    try {
      this.encode(connection, toVendorCampaign(campaign), dataOf(campaign));
      return [];
    } catch (error) {
      if (!(error instanceof VendorEncodingError)) throw error;
      return [{ path: `vendorSettings.${fieldOf(error.field)}`, message: error.message }];
    }
  }

  private encode(
    connection: ConnectionRecord,
    campaign: VendorCampaignSettings,
    data: Record<string, string>,
  ): void {
    const request: PushRequest = { ...SAMPLE, campaign, data };
    switch (campaign.kind) {
      case 'ucontact': {
        const { textEncoding, maxDataBytes } = ucontactSettings.parse(connection.settings);
        toDialerTask(request, {
          timeZone: connection.timeZone,
          encoding: textEncoding,
          maxDataBytes: maxDataBytes ?? null,
        });
        return;
      }
      case 'iexpbx-ivr':
        this.demandShort(connection, 'callivr', encodeQuery(toCallIvr(request, campaign)));
        return;
      case 'iexpbx-masked':
        this.demandShort(connection, 'callback', encodeQuery(toCallback(request, campaign)));
    }
  }

  private demandShort(connection: ConnectionRecord, action: string, query: string): void {
    const credentials = encodeQuery([
      ['username', connection.username],
      ['password', this.secrets.openPassword(connection)],
      ['action', action],
    ]);
    demandShortUrl(action, `${connection.baseUrl}/api/old/get?${credentials}&${query}`);
  }
}

function toVendorCampaign(campaign: MethodSettings): VendorCampaignSettings {
  switch (campaign.method) {
    case 'dialer_push': {
      const { vendorCampaign, mode, isProgressive, source } = campaign.vendorSettings;
      const label = source === undefined ? {} : { source };
      return { kind: 'ucontact', campaign: vendorCampaign, mode, isProgressive, ...label };
    }
    case 'dialer_upload': {
      const { vendorCampaign, isProgressive } = campaign.vendorSettings;
      return { kind: 'ucontact', campaign: vendorCampaign, mode: 'append', isProgressive };
    }
    case 'ivr_call': {
      const { dialPlan, ivrNumber, announcements } = campaign.vendorSettings;
      return { kind: 'iexpbx-ivr', dialPlan, ivrNumber, announcements };
    }
    case 'masked_call': {
      const { dialPlan, ownNumber } = campaign.vendorSettings;
      return { kind: 'iexpbx-masked', dialPlan, ownNumber };
    }
  }
}

function dataOf(campaign: MethodSettings): Record<string, string> {
  const names = 'dataFields' in campaign.vendorSettings ? campaign.vendorSettings.dataFields : [];
  return Object.fromEntries(names.map((name) => [name, '']));
}

function fieldOf(field: string): string {
  if (field.startsWith('data.')) return 'dataFields';
  return FIELD_NAMES[field] ?? field.replace(/\[(\d+)\]/, '.$1');
}

function timezoneIssues(connection: ConnectionRecord, campaign: MethodSettings): Issue[] {
  if (campaign.method !== 'dialer_upload' || campaign.vendorSettings.timezone === undefined) return [];
  const { timezone } = campaign.vendorSettings;
  if (ucontactSettings.parse(connection.settings).allowedTimeZones.includes(timezone)) return [];
  const message = `"${timezone}" is not in the connection’s list of allowed time zones; add it there if uContact knows it.`;
  return [{ path: 'vendorSettings.timezone', message }];
}
