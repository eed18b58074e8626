import { type Problem, problemSchema } from '@callspool/contracts';

/** A refusal of the API, or a line to it that broke; `message` is fit to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null,
  ) {
    super(problem.detail);
  }
}

/** The refusal inside an answer of 400 and above. */
export async function problemOf(response: Response): Promise<ApiError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  const retryAfter = Number(response.headers.get('retry-after'));
  const problem = parsed.success ? parsed.data : unreadable(response.status);
  return new ApiError(problem, retryAfter > 0 ? retryAfter : null);
}

function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'Unreadable answer',
    status,
    detail: `The service answered ${status} in a form that this page does not understand. Reload the page.`,
    code: 'internal.error',
    requestId: '',
  };
}
