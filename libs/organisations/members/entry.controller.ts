import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, PageQuery, UnderPolicy } from '#platform';
import { DomainsService } from './domains.service.js';
import {
  ChangeDomainRequest,
  ClaimDomainRequest,
  DomainResponse,
  DomainsResponse,
  JoinableOrganisations,
  JoinRequestBody,
  JoinRequestResponse,
  JoinRequestsPage,
  JoinResponse,
  RefuseJoinRequestBody,
} from './entry.dto.js';
import { JoiningService } from './joining.service.js';

@ApiTags('team')
@Controller('organisations/:id/domains')
export class DomainsController {
  constructor(private readonly domains: DomainsService) {}

  /** E-mail domains by which colleagues come in. */
  @UnderPolicy('team.manageDomains')
  @Get()
  @ApiOkResponse({ type: DomainsResponse })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DomainsResponse> {
    return this.domains.list(actor, id);
  }

  /** Claim a domain. */
  @UnderPolicy('team.manageDomains')
  @Post()
  @ApiCreatedResponse({ type: DomainResponse })
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimDomainRequest,
  ): Promise<DomainResponse> {
    return this.domains.claim(actor, id, body);
  }

  /** Verify a domain by one's own sign-in address. */
  @UnderPolicy('team.manageDomains')
  @Post(':domainId/verify')
  @HttpCode(200)
  @ApiOkResponse({ type: DomainResponse })
  verify(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('domainId', ParseUUIDPipe) domainId: string,
  ): Promise<DomainResponse> {
    return this.domains.verify(actor, id, domainId);
  }

  /** Choose whether its people come straight in or ask. */
  @UnderPolicy('team.manageDomains')
  @Patch(':domainId')
  @ApiOkResponse({ type: DomainResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('domainId', ParseUUIDPipe) domainId: string,
    @IfMatch() version: number,
    @Body() body: ChangeDomainRequest,
  ): Promise<DomainResponse> {
    return this.domains.change(actor, id, domainId, version, body.entry);
  }

  /** Give a domain up: those it let in stay. */
  @UnderPolicy('team.manageDomains')
  @Delete(':domainId')
  @HttpCode(204)
  release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('domainId', ParseUUIDPipe) domainId: string,
  ): Promise<void> {
    return this.domains.release(actor, id, domainId);
  }
}

@ApiTags('team')
@Controller()
export class JoiningController {
  constructor(private readonly joining: JoiningService) {}

  /** Organisations that my sign-in address lets me join. */
  @UnderPolicy('joining.own')
  @Get('my/joinable-organisations')
  @ApiOkResponse({ type: JoinableOrganisations })
  async joinable(@CurrentActor() actor: Actor): Promise<JoinableOrganisations> {
    return { items: await this.joining.joinable(actor) };
  }

  /** Take my request back. */
  @UnderPolicy('joining.own')
  @Delete('my/join-requests/:requestId')
  @ApiOkResponse({ type: JoinRequestResponse })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('requestId', ParseUUIDPipe) requestId: string,
  ): Promise<JoinRequestResponse> {
    return this.joining.withdraw(actor, requestId);
  }

  /** Join an organisation by one's domain, or ask to. */
  @UnderPolicy('joining.join')
  @Post('organisations/:id/join')
  @HttpCode(200)
  @ApiOkResponse({ type: JoinResponse })
  join(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: JoinRequestBody,
  ): Promise<JoinResponse> {
    return this.joining.join(actor, id, body.word);
  }

  /** People who ask to join. */
  @UnderPolicy('team.answerJoinRequests')
  @Get('organisations/:id/join-requests')
  @ApiOkResponse({ type: JoinRequestsPage })
  requests(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<JoinRequestsPage> {
    return this.joining.requests(actor, id, query);
  }

  /** Let someone in. */
  @UnderPolicy('team.answerJoinRequests')
  @Post('organisations/:id/join-requests/:requestId/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: JoinRequestResponse })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('requestId', ParseUUIDPipe) requestId: string,
  ): Promise<JoinRequestResponse> {
    return this.joining.approve(actor, id, requestId);
  }

  /** Say no, with a reason. */
  @UnderPolicy('team.answerJoinRequests')
  @Post('organisations/:id/join-requests/:requestId/refuse')
  @HttpCode(200)
  @ApiOkResponse({ type: JoinRequestResponse })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body() body: RefuseJoinRequestBody,
  ): Promise<JoinRequestResponse> {
    return this.joining.refuse(actor, id, requestId, body.reason);
  }
}
