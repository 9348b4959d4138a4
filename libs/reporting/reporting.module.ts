import { Module } from '@nestjs/common';
import { DayController } from './day.controller.js';
import { DayRepository } from './day.repository.js';
import { DayService } from './day.service.js';

@Module({ controllers: [DayController], providers: [DayRepository, DayService] })
export class ReportingModule {}
