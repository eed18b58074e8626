import { effectWhenUnclear, type Operation } from './operation.js';
import { redactDetail } from './redact.js';
import { VendorError, type VendorErrorFields, type VendorKind } from './vendor-error.js';

/** What an answer is judged with: whose it is, to what, and what must never be shown. */
export interface JudgeContext {
  readonly vendor: VendorKind;
  readonly operation: Operation;
  readonly secrets: readonly string[];
  /** Documents in angle brackets are this vendor's ordinary answers. */
  readonly speaksXml?: boolean;
}

export interface StatusAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | undefined;
}

const looksLikeHtml = (text: string, speaksXml = false): boolean =>
  (speaksXml ? /^\s*<(!doctype\s+html|html|head|body)\b/i : /^\s*</).test(text);

export function judgeError(
  context: JudgeContext,
  answer: StatusAnswer,
  fields: Pick<VendorErrorFields, 'kind' | 'effect' | 'message' | 'retryAfterMs'>,
): VendorError {
  return new VendorError({
    ...fields,
    vendor: context.vendor,
    operation: context.operation.name,
    repeatable: context.operation.repeatable,
    status: answer.status,
    detail: redactDetail(answer.text, context.secrets),
  });
}

/** An answer that this operation does not document: nothing may be concluded from it. */
export function undocumented(context: JudgeContext, answer: StatusAnswer, what?: string): VendorError {
  const words = looksLikeHtml(answer.text, context.speaksXml)
    ? 'The vendor answered with a web page instead of data: a sign-in page, a proxy, or another product.'
    : `The vendor gave an answer that is not documented${what === undefined ? '' : `: ${what}`}.`;
  return judgeError(context, answer, {
    kind: 'protocol',
    effect: effectWhenUnclear(context.operation),
    message: words,
  });
}

/** Throws for every status but 2xx. 401 and 403 are decided before an operation runs, 429 before it is looked at. */
export function demandSuccessStatus(context: JudgeContext, answer: StatusAnswer): void {
  const { status, retryAfterMs } = answer;
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) {
    throw judgeError(context, answer, {
      kind: 'credentials',
      effect: 'none',
      message:
        status === 401
          ? 'The vendor does not accept our user name, password or session.'
          : 'The vendor knows the user but does not permit this operation.',
    });
  }
  if (status === 429) {
    throw judgeError(context, answer, {
      kind: 'throttled',
      effect: 'none',
      message: 'The vendor asks us to slow down.',
      retryAfterMs,
    });
  }
  if (status >= 500) {
    // A proxy's 502 to 504 may follow a request that the instance behind it has carried out.
    throw judgeError(context, answer, {
      kind: 'broken',
      effect: effectWhenUnclear(context.operation),
      message: `The vendor's server failed (status ${status}).`,
      retryAfterMs,
    });
  }
  throw undocumented(
    context,
    answer,
    status < 400 ? `a redirect (status ${status}), which is never followed` : `status ${status}`,
  );
}
