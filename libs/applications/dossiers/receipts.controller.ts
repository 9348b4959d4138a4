import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform';
import { VerifiedReceiptResponse, VerifyReceiptRequest } from '../applications.dto.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('applications')
@Controller('receipts')
export class ReceiptsController {
  constructor(private readonly submissions: SubmissionsService) {}

  /** Check a receipt: its number and the SHA-256 of the dossier it vouches for. */
  @Public()
  @Post('verify')
  @HttpCode(200)
  @ApiOkResponse({ type: VerifiedReceiptResponse })
  verify(@Body() body: VerifyReceiptRequest): Promise<VerifiedReceiptResponse> {
    return this.submissions.verify(body.number, body.sha256);
  }
}
