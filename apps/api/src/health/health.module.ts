import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

@Module({
  controllers: [HealthController, MetricsController],
  providers: [HealthService, HealthRepository, Metrics],
  exports: [Metrics],
})
export class HealthModule {}
