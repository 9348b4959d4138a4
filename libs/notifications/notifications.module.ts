import { Module } from '@nestjs/common';
import { NoticesService } from './notices.service.js';
import { RecipientsRepository } from './recipients.repository.js';

@Module({ providers: [NoticesService, RecipientsRepository] })
export class NotificationsModule {}
