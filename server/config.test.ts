import { describe, expect, it } from 'vitest';
import { ConfigError, describeConfig, readConfig } from './config.js';

describe('the configuration', () => {
  it('needs nothing to be set, and takes what is', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'warn' });
    expect(readConfig({ PORT: '0', HOST: '', REDIS_URL: 'redis://localhost' })).toMatchObject({
      PORT: 0,
      HOST: '127.0.0.1',
    });
  });

  it.each([
    [{ PORT: 'eighty' }, /^PORT is "eighty", which it cannot be: /],
    [{ PORT: '70000' }, /^PORT is "70000"/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"/],
    [
      { SANDBOX_DOMAIN: 'http://apps.example' },
      /^SANDBOX_DOMAIN is "http:\/\/apps.example", which it cannot be: must be a host name/,
    ],
    [{ EMBED_ORIGINS: 'https://a.example, https://b.example/path' }, /must be an origin, such as/],
    [{ EMBED_ORIGINS: "https://a.example 'unsafe-inline'" }, /must be an origin, such as/],
    [{ REDIS_URL: 'http://localhost' }, /^REDIS_URL is "http:\/\/localhost"/],
  ])('says in one sentence which variable is wrong: %j', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(sentence);
  });

  it('takes a list of origins, apart by commas or spaces', () => {
    const { EMBED_ORIGINS } = readConfig({ EMBED_ORIGINS: 'https://a.example, http://localhost:8080' });
    expect(EMBED_ORIGINS).toEqual(['https://a.example', 'http://localhost:8080']);
  });

  it('lists every setting with its default', () => {
    expect(describeConfig()).toMatch(/^ {2}PORT +the port to serve on.*\(3000\)$/m);
    expect(describeConfig()).toMatch(/^ {2}REDIS_URL /m);
  });
});
