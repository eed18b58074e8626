import { z } from 'zod';
import { NONE, type Counts } from './counts.js';

const report = z.object({ checks: z.array(z.object({ ok: z.boolean() })) });

/** Each check of the demo is a test. The report is the only JSON object in the output that begins on its own line. */
export function demoCounts(output: string): Counts {
  const from = output.search(/^\{$/m);
  const to = output.lastIndexOf('\n}');
  if (from === -1 || to === -1) return NONE;
  const { checks } = report.parse(JSON.parse(output.slice(from, to + 2)));
  const passed = checks.filter((check) => check.ok).length;
  return { passed, failed: checks.length - passed };
}
