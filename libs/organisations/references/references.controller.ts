import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, type Page, UnderPolicy } from '#platform';
import {
  AttestReferenceRequest,
  EditReferenceRequest,
  ProposeReferenceRequest,
  ReasonRequest,
  ReferencePage,
  ReferenceResponse,
  ReferencesQuery,
  RequestReferenceRequest,
  ShownRequest,
} from './references.dto.js';
import { ReferencesService } from './references.service.js';

@ApiTags('references')
@Controller()
export class ReferencesController {
  constructor(private readonly references: ReferencesService) {}

  /** References about an organisation or from it, whatever became of them, for its team. */
  @UnderPolicy('organisation.seeReferences')
  @Get('organisations/:id/references')
  @ApiOkResponse({ type: ReferencePage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ReferencesQuery,
  ): Promise<Page<ReferenceResponse>> {
    return this.references.list(actor, id, query);
  }

  /** Ask an institution to attest what was done with it. */
  @UnderPolicy('organisation.manageReferences')
  @Post('organisations/:id/references')
  @ApiCreatedResponse({ type: ReferenceResponse })
  request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.references.request(actor, id, body);
  }

  /** Attest of one's own accord, as an institution. */
  @UnderPolicy('organisation.manageReferences')
  @Post('organisations/:id/references/proposals')
  @ApiCreatedResponse({ type: ReferenceResponse })
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.references.propose(actor, id, body);
  }

  /** One reference, for either party. */
  @UnderPolicy('reference.read')
  @Get('references/:id')
  @ApiOkResponse({ type: ReferenceResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReferenceResponse> {
    return this.references.read(actor, id);
  }

  /** Mend what still waits for the other's answer. */
  @UnderPolicy('reference.edit')
  @Patch('references/:id')
  @ApiOkResponse({ type: ReferenceResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.references.edit(actor, id, version, body);
  }

  /** Attest what was asked, with a statement in the institution's name. */
  @UnderPolicy('reference.attest')
  @Post('references/:id/attest')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  attest(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AttestReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.references.attest(actor, id, body);
  }

  /** Rewrite the institution's statement; the organisation must accept again. */
  @UnderPolicy('reference.revise')
  @Post('references/:id/revise')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  revise(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AttestReferenceRequest,
  ): Promise<ReferenceResponse> {
    return this.references.revise(actor, id, body);
  }

  /** Refuse to attest, with the reason. */
  @UnderPolicy('reference.refuse')
  @Post('references/:id/refuse')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<ReferenceResponse> {
    return this.references.refuse(actor, id, reason);
  }

  /** Take back an attestation, with the reason. */
  @UnderPolicy('reference.withdraw')
  @Post('references/:id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<ReferenceResponse> {
    return this.references.withdraw(actor, id, reason);
  }

  /** Take back one's request. */
  @UnderPolicy('reference.cancel')
  @Post('references/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReferenceResponse> {
    return this.references.cancel(actor, id);
  }

  /** Accept what an institution proposes. */
  @UnderPolicy('reference.accept')
  @Post('references/:id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  accept(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReferenceResponse> {
    return this.references.accept(actor, id);
  }

  /** Decline what an institution proposes, with the reason. */
  @UnderPolicy('reference.decline')
  @Post('references/:id/decline')
  @HttpCode(200)
  @ApiOkResponse({ type: ReferenceResponse })
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<ReferenceResponse> {
    return this.references.decline(actor, id, reason);
  }

  /** Show a reference on the organisation's page, or keep it for its applications. */
  @UnderPolicy('reference.show')
  @Put('references/:id/shown')
  @ApiOkResponse({ type: ReferenceResponse })
  show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { shown }: ShownRequest,
  ): Promise<ReferenceResponse> {
    return this.references.show(actor, id, shown);
  }
}
