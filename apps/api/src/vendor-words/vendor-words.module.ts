import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { DispositionsModule } from '../dispositions/dispositions.module.js';
import { VendorMeanings } from './vendor-meanings.js';
import { VendorWordGround } from './vendor-word-ground.js';
import { VendorWordsController } from './vendor-words.controller.js';
import { VendorWordsRepository } from './vendor-words.repository.js';
import { VendorWordsService } from './vendor-words.service.js';

/** What vendors' words for the end of a call mean. */
@Module({
  imports: [ConnectionsModule, DispositionsModule],
  controllers: [VendorWordsController],
  providers: [VendorMeanings, VendorWordGround, VendorWordsRepository, VendorWordsService],
  exports: [VendorMeanings],
})
export class VendorWordsModule {}
