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
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, PageQuery, UnderPolicy } from '#platform';
import {
  ChangeMemberRequest,
  FormerMembersPage,
  MemberResponse,
  MembersPage,
  TakeoverQuery,
  TakeoverRequest,
  TakeoverResponse,
} from './members.dto.js';
import { MembersService } from './members.service.js';
import { TakeoverService } from './takeover.service.js';

@ApiTags('team')
@Controller('organisations/:id')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly takeovers: TakeoverService,
  ) {}

  /** People of an organisation with what one may change, by name. */
  @UnderPolicy('team.seeTeam')
  @Get('members')
  @ApiOkResponse({ type: MembersPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<MembersPage> {
    return this.members.list(actor, id, query);
  }

  /** Those who left, with what waits to be taken over. */
  @UnderPolicy('team.takeOver')
  @Get('former-members')
  @ApiOkResponse({ type: FormerMembersPage })
  former(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<FormerMembersPage> {
    return this.members.former(actor, id, query);
  }

  /** Change someone's role or title. */
  @UnderPolicy('member.changeRole')
  @Patch('members/:accountId')
  @ApiOkResponse({ type: MemberResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @IfMatch() version: number,
    @Body() body: ChangeMemberRequest,
  ): Promise<MemberResponse> {
    return this.members.change(actor, id, accountId, version, body);
  }

  /** Remove someone, or leave when it is oneself. */
  @UnderPolicy('member.remove')
  @Delete('members/:accountId')
  @HttpCode(204)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
  ): Promise<void> {
    return this.members.end(actor, id, accountId);
  }

  /** What a takeover would move, and what it can't. */
  @UnderPolicy('member.takeOver')
  @Get('members/:accountId/takeover')
  @ApiOkResponse({ type: TakeoverResponse })
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Query() query: TakeoverQuery,
  ): Promise<TakeoverResponse> {
    return this.takeovers.preview(actor, id, accountId, query.to);
  }

  /** Give what a colleague held to another. */
  @UnderPolicy('member.takeOver')
  @Post('members/:accountId/takeover')
  @HttpCode(200)
  @ApiOkResponse({ type: TakeoverResponse })
  takeOver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: TakeoverRequest,
  ): Promise<TakeoverResponse> {
    return this.takeovers.takeOver(actor, id, accountId, body.toAccountId);
  }
}
