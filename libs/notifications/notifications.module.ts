import { Module } from '@nestjs/common';
import { DiscussionsModule } from '#discussions';
import { NamesRepository } from './names.repository.js';
import { NoticesService } from './notices.service.js';
import { RecipientsRepository } from './recipients.repository.js';
import { ThreadNoticesService } from './thread-notices.service.js';

@Module({
  imports: [DiscussionsModule],
  providers: [NoticesService, NamesRepository, RecipientsRepository, ThreadNoticesService],
})
export class NotificationsModule {}
