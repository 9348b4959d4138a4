import { Body, Controller, Get, HttpCode, Logger, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeverReplayed, Problem, Public } from '#platform';
import { newSecret } from '../secrets.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { Entrance } from '../sign-in/entrance.js';
import { IdentitiesService, presentProvider } from './identities.service.js';
import { BeginOpenIdRequest, LeaveForProviderResponse, ProvidersResponse } from './openid.dto.js';
import { type Attempt, OpenIdService } from './openid.service.js';
import { ProviderDirectory } from './provider-directory.js';

const SECURITY_PAGE = '/mon-compte/securite';

/** Signing in with an account held elsewhere (OpenID Connect). */
@ApiTags('sign-in')
@NeverReplayed()
@Controller('sign-in')
export class SignInOpenIdController {
  private readonly logger = new Logger(SignInOpenIdController.name);

  constructor(
    private readonly openid: OpenIdService,
    private readonly identities: IdentitiesService,
    private readonly providers: ProviderDirectory,
    private readonly entrance: Entrance,
    private readonly cookies: SessionCookies,
  ) {}

  /** The identity providers that anyone may use here. */
  @Public()
  @Get('providers')
  @ApiOkResponse({ type: ProvidersResponse })
  listProviders(): ProvidersResponse {
    return { items: this.providers.forEveryone().map(presentProvider) };
  }

  /** Begin to sign in at an identity provider: where the browser is to go. */
  @Public()
  @Post('openid')
  @HttpCode(200)
  @ApiOkResponse({ type: LeaveForProviderResponse })
  async begin(
    @Body() body: BeginOpenIdRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaveForProviderResponse> {
    const browser = this.cookies.readOpenId(request) ?? newSecret();
    const address = await this.openid.depart(body, browser, request);
    this.cookies.writeOpenId(reply, browser);
    return { address };
  }

  /**
   * Back from the provider, which sends the browser here; then on to the page that was wanted. What goes wrong is a page
   * too. Bound to the browser by the state and its cookie.
   */
  @Public()
  @Get('openid/callback')
  @ApiQuery({ name: 'code', required: false })
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'error', required: false })
  @ApiResponse({ status: 303, description: 'On to a page' })
  async comeBack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Providers add parameters of their own: they are no fault, and only their reader judges them.
    const cameBackBy = new URL(request.url, 'http://here.invalid').searchParams;
    const [state = null, ...more] = cameBackBy.getAll('state');
    let attempt: Attempt | undefined;
    let goal: string;
    try {
      attempt = await this.openid.take(more.length === 0 ? state : null, this.cookies.readOpenId(request));
      goal = await this.receive(attempt, cameBackBy, request, reply);
    } catch (error) {
      goal = this.explain(error, attempt);
    }
    void reply.status(303).header('location', goal).header('cache-control', 'no-store').send();
  }

  private async receive(
    attempt: Attempt,
    cameBackBy: URLSearchParams,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    if (attempt.accountId !== null) {
      await this.identities.link(request.actor ?? null, attempt, cameBackBy);
      return SECURITY_PAGE;
    }
    const given = { attempt, cameBackBy };
    const { next, step } = await this.entrance.enter('openid', given, request, reply, attempt.next);
    return step === 'second_factor' ? `/connexion/verification?suite=${encodeURIComponent(next)}` : next;
  }

  /** A page that says what happened and what to do next, whatever it was. */
  private explain(error: unknown, attempt: Attempt | undefined): string {
    if (!(error instanceof Problem)) this.logger.error({ err: error }, 'Coming back from a provider failed');
    const search = new URLSearchParams({ raison: error instanceof Problem ? error.type : 'unexpected' });
    const next = attempt?.accountId ? SECURITY_PAGE : attempt?.next;
    if (next) search.set('suite', next);
    return `/connexion?${search}`;
  }
}
