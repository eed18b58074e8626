import {
  IconAlertCircle,
  IconCircleCheck,
  IconCopy,
  IconMapPinQuestion,
  IconPhoneOff,
} from '@tabler/icons-react';
import type { Outcome } from './outcomes';

const ICONS = {
  valid: IconCircleCheck,
  zoneUnknown: IconMapPinQuestion,
  duplicate: IconCopy,
  dnc: IconPhoneOff,
  invalid: IconAlertCircle,
} as const;

export function OutcomeIcon({ outcome }: { readonly outcome: Outcome }) {
  const Icon = ICONS[outcome];
  return <Icon size={14} aria-hidden="true" />;
}
