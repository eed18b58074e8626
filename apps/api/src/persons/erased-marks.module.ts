import { Module } from '@nestjs/common';
import { ErasedMarks } from './erased-marks.js';
import { ErasedMarksRepository } from './erased-marks.repository.js';

@Module({ providers: [ErasedMarks, ErasedMarksRepository], exports: [ErasedMarks] })
export class ErasedMarksModule {}
