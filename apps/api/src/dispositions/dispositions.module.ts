import { Module } from '@nestjs/common';
import { DispositionsController } from './dispositions.controller.js';
import { DispositionsRepository } from './dispositions.repository.js';
import { DispositionsService } from './dispositions.service.js';

@Module({
  controllers: [DispositionsController],
  providers: [DispositionsRepository, DispositionsService],
  exports: [DispositionsService],
})
export class DispositionsModule {}
