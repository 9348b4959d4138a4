import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { TeamResponse } from '#organisations';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { TeamPlaceRequest } from './call.dto.js';
import { TeamResponseOfCall } from './call.responses.js';
import { TEAM_FUNCTIONS, type TeamFunction } from './call.types.js';
import { CallTeamService } from './call-team.service.js';

const FUNCTION_NAMES = Object.fromEntries(TEAM_FUNCTIONS.map((name) => [name, name]));

@ApiTags('calls')
@Controller('calls/:id/team')
export class CallTeamController {
  constructor(private readonly team: CallTeamService) {}

  /** People of the lead institutions, to choose from. */
  @UnderPolicy('call.instruct')
  @Get('candidates')
  @ApiOkResponse({ type: TeamResponse })
  async candidates(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TeamResponse> {
    return { items: await this.team.candidates(actor, id) };
  }

  /** Give someone a function on the call. */
  @UnderPolicy('call.manageTeam')
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: TeamResponseOfCall })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TeamPlaceRequest,
  ): Promise<TeamResponseOfCall> {
    return { items: await this.team.add(actor, id, body) };
  }

  /** Take a function back. */
  @UnderPolicy('call.manageTeam')
  @Delete(':accountId/:function')
  @ApiParam({ name: 'function', enum: TEAM_FUNCTIONS, enumName: 'TeamFunction' })
  @ApiOkResponse({ type: TeamResponseOfCall })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Param('function', new ParseEnumPipe(FUNCTION_NAMES)) place: TeamFunction,
  ): Promise<TeamResponseOfCall> {
    return { items: await this.team.remove(actor, id, accountId, place) };
  }
}
