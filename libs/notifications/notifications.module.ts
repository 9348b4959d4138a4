import { Module } from '@nestjs/common';
import { NamesRepository } from './names.repository.js';
import { NoticesService } from './notices.service.js';
import { RecipientsRepository } from './recipients.repository.js';

@Module({ providers: [NoticesService, NamesRepository, RecipientsRepository] })
export class NotificationsModule {}
