import { readEnv } from './env.js';

describe('the environment', () => {
  it('has a default for everything but the database', () => {
    expect(readEnv({ DATABASE_URL: 'postgres://u@localhost/cornac' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      demo: false,
      smtpUrl: undefined,
      s3: undefined,
    });
  });

  it('names everything that is wrong in one go', () => {
    const start = () =>
      readEnv({ PORT: 'trois mille', PUBLIC_URL: 'cornac', DATABASE_POOL: '0', CORNAC_SECRET: 'court' });
    for (const name of ['DATABASE_URL', 'PORT', 'PUBLIC_URL', 'DATABASE_POOL', 'CORNAC_SECRET'])
      expect(start).toThrow(name);
  });

  it('asks for the S3 keys when a bucket is named', () => {
    expect(() => readEnv({ DATABASE_URL: 'postgres://u@localhost/c', S3_BUCKET: 'b' })).toThrow(
      'S3_ACCESS_KEY_ID is required\n- S3_SECRET_ACCESS_KEY is required',
    );
  });

  it('asks a register over HTTPS, or on this very machine', () => {
    const read = (address: string) =>
      readEnv({ DATABASE_URL: 'postgres://u@localhost/c', REGISTRY_URL: address }).registryUrl;
    expect(read('https://registre.example/')).toBe('https://registre.example');
    expect(read('http://127.0.0.1:4000')).toBe('http://127.0.0.1:4000');
    expect(() => read('http://registre.example')).toThrow('REGISTRY_URL must start with https:');
    expect(() => read('registre')).toThrow('REGISTRY_URL');
  });

  it('asks for the secret of inbound mail when letters may be answered', () => {
    const read = (more: object) => () => readEnv({ DATABASE_URL: 'postgres://u@localhost/c', ...more });
    expect(
      read({ REPLY_DOMAIN: 'Fils.Cornac.example', INBOUND_MAIL_SECRET: 's'.repeat(32) })().replies,
    ).toEqual({
      domain: 'fils.cornac.example',
      secret: 's'.repeat(32),
    });
    expect(read({ REPLY_DOMAIN: 'fils.cornac.example' })).toThrow('INBOUND_MAIL_SECRET is required');
    expect(read({ REPLY_DOMAIN: 'a b', INBOUND_MAIL_SECRET: 'court' })).toThrow(
      /REPLY_DOMAIN[\s\S]*INBOUND_MAIL_SECRET/,
    );
  });
});
