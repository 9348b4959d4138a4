import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, currentLocale, IfMatch, UnderPolicy } from '#platform';
import {
  GuideList,
  GuideResponse,
  PlainLanguageRequest,
  PlainLanguageResponse,
  WriteGuideRequest,
} from './guides.dto.js';
import { GuidesService } from './guides.service.js';
import { readPlainly } from './plain-language.js';

@ApiTags('panels')
@Controller()
export class GuidesController {
  constructor(private readonly guides: GuidesService) {}

  /** Guides of the library, to start from. */
  @UnderPolicy('guide.library')
  @Get('guides')
  @ApiOkResponse({ type: GuideList })
  async library(): Promise<GuideList> {
    return { items: await this.guides.library() };
  }

  /** Guides of a panel, the last changed first. */
  @UnderPolicy('guide.list')
  @Get('panels/:id/guides')
  @ApiOkResponse({ type: GuideList })
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<GuideList> {
    return { items: await this.guides.ofPanel(actor, id) };
  }

  /** Write a guide for a panel, of its own or copied from another. */
  @UnderPolicy('guide.write')
  @Post('panels/:id/guides')
  @ApiCreatedResponse({ type: GuideResponse })
  write(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WriteGuideRequest,
  ): Promise<GuideResponse> {
    return this.guides.write(actor, id, body);
  }

  /** One guide with its steps: of the library, or of a panel one may know of. */
  @UnderPolicy('guide.read')
  @Get('guides/:id')
  @ApiOkResponse({ type: GuideResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<GuideResponse> {
    return this.guides.read(actor, id);
  }

  /** Change a panel's guide; sessions made ready keep the questions they had. */
  @UnderPolicy('guide.edit')
  @Put('guides/:id')
  @ApiOkResponse({ type: GuideResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: WriteGuideRequest,
  ): Promise<GuideResponse> {
    return this.guides.edit(actor, id, version, body);
  }

  /** Read a text as somebody tired would: what to make plainer, and where. */
  @UnderPolicy('plainLanguage.check')
  @Post('panels/plain-language')
  @HttpCode(200)
  @ApiOkResponse({ type: PlainLanguageResponse })
  check(@Body() { text }: PlainLanguageRequest): PlainLanguageResponse {
    const reading = readPlainly(text);
    const locale = currentLocale();
    return { ...reading, hints: reading.hints.map((hint) => ({ ...hint, advice: hint.advice[locale] })) };
  }
}
