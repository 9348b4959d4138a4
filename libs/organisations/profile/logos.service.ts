import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  expectVersion,
  Files,
  Journal,
  notFound,
  Problem,
  type StoredFile,
  Transaction,
  updateVersioned,
} from '#platform';
import { Organisation } from '../organisation.entity.js';
import { organisationUpdated } from '../organisation.events.js';
import { organisationPolicy } from '../organisation.policy.js';
import type { OrganisationResponse } from '../organisations.dto.js';
import { OrganisationsRepository } from '../organisations.repository.js';
import { bare } from './picture.js';
import { ProfilesPresenter } from './profiles.presenter.js';

export const MAX_LOGO_BYTES = 1024 * 1024;
const MAX_SIDE = 4096;

/** The one picture of an organisation, seen by everyone. */
@Injectable()
export class LogosService {
  constructor(
    private readonly transaction: Transaction,
    private readonly organisations: OrganisationsRepository,
    private readonly profiles: ProfilesPresenter,
    private readonly files: Files,
    private readonly journal: Journal,
  ) {}

  /** @throws 422 when it is not a PNG, JPEG or WebP of at most 1 MB and 4096 pixels a side. */
  async put(
    actor: Actor,
    id: string,
    upload: () => Promise<{ filename: string; file: Readable }>,
  ): Promise<OrganisationResponse> {
    organisationPolicy.authorise(actor, 'edit', await this.organisations.find(id));
    const picture = bare(await whole((await upload()).file));
    if (!picture || Math.max(picture.width, picture.height) > MAX_SIDE) throw logoRefused();
    const content = Stream.from([picture.content]);
    const file = await this.files.receive(`logo.${picture.extension}`, content, actor.accountId);
    try {
      return await this.change(actor, id, null, file.id);
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
  }

  remove(actor: Actor, id: string, read: number): Promise<OrganisationResponse> {
    return this.change(actor, id, read, null);
  }

  /** @throws 404 when it is not the logo of this organisation now. */
  async open(id: string, fileId: string): Promise<{ file: StoredFile; content: Readable }> {
    const organisation = await this.organisations.find(id);
    if (organisation.logoFileId !== fileId || organisation.status === 'suspended') throw notFound();
    return this.files.open(fileId);
  }

  private async change(
    actor: Actor,
    id: string,
    read: number | null,
    fileId: string | null,
  ): Promise<OrganisationResponse> {
    return this.transaction.run(async () => {
      const organisation = await this.organisations.lock(id);
      organisationPolicy.authorise(actor, 'edit', organisation);
      if (read !== null) expectVersion(organisation, read);
      const before = organisation.logoFileId;
      organisation.logoFileId = fileId;
      await updateVersioned(this.transaction.manager, Organisation, organisation);
      if (before) await this.files.remove(before);
      await this.journal.record(actor, organisationUpdated(organisation));
      return this.profiles.present(actor, organisation);
    });
  }
}

/** In memory, as its parts have to be read: stops at the limit. */
async function whole(file: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_LOGO_BYTES) throw logoRefused();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const logoRefused = (): Problem =>
  new Problem({
    type: 'logo-refused',
    status: 422,
    title: { fr: 'Image refusée', en: 'Picture refused' },
    detail: {
      fr: 'Un logo est une image PNG, JPEG ou WebP fixe, de 1 Mo et 4 096 pixels de côté au plus.',
      en: 'A logo is a still PNG, JPEG or WebP picture of at most 1 MB and 4,096 pixels a side.',
    },
    errors: [
      { pointer: '/file', detail: { fr: 'Choisissez une autre image.', en: 'Choose another picture.' } },
    ],
  });
