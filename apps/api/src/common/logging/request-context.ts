import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to the request (or job) that the running code serves. */
export interface RequestContext {
  readonly requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const requestContext = {
  run: <T>(context: RequestContext, fn: () => T): T => storage.run(context, fn),
  /** Null outside a request or job, for instance in a heartbeat. */
  requestId: (): string | null => storage.getStore()?.requestId ?? null,
};
