import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Tells long answers (server-sent events, streamed exports) that the process is ending, so that they end first. */
@Injectable()
export class Shutdown implements OnModuleDestroy {
  private readonly controller = new AbortController();
  readonly signal: AbortSignal = this.controller.signal;

  onModuleDestroy(): void {
    this.controller.abort();
  }
}
