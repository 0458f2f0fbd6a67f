import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { bounds } from '../../protocol/bounds.js';
import { issueSentence } from '../../protocol/issue.js';
import { NotAnExperimentError } from '../../protocol/read-experiment.js';
import { experimentOfLinkText } from '../../protocol/share/link.js';
import { keepLink } from '../../protocol/share/short-link.js';
import { visitorOf } from '../http/forwarded.js';
import type { LinkStorage } from '../storage/link-storage.js';
import { linkId } from './link-id.js';

/** Links that one visitor may have kept in a minute: a classroom behind one address, each once. */
const perMinute = 60;

/**
 * Keeps and gives the experiments of short links (protocol/share/short-link.ts). Only JSON is taken: a page of another
 * origin cannot send that without being asked for, so no site has links kept in a visitor's name.
 * @param proxies how many proxies of ours say whose a request is
 */
export function serveLinks(links: LinkStorage, proxies: number): Router {
  const rate = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const router = Router();
  router.post('/', async (req, res, next) => {
    const wait = await waitOf(rate, visitorOf(req, proxies));
    if (wait === 0) return next();
    res.set('Retry-After', String(wait));
    refuse(
      res,
      429,
      `More than ${perMinute} links a minute are not kept. Try again in ${wait} s; the long link works.`,
    );
  });
  router.post('/', express.json({ limit: bounds.linkLength + 1_000, strict: true }), (req, res) =>
    keep(links, req, res),
  );
  router.use((error: { type?: string }, _: Request, res: Response, next: NextFunction) => {
    if (error.type === 'entity.too.large')
      return refuse(res, 413, `A link may have ${bounds.linkLength} characters at most.`);
    if (error.type === 'entity.parse.failed') return refuse(res, 400, 'The body is no JSON.');
    next(error);
  });
  router.get('/:id', async (req, res) => {
    const link = await links.find(req.params.id);
    if (link === null)
      return refuse(res, 404, 'There is no experiment under this short link: it is mistyped, or of another server.');
    res.set('Cache-Control', 'public, max-age=31536000, immutable').json({ link });
  });
  return router;
}

async function keep(links: LinkStorage, req: Request, res: Response) {
  const given = keepLink.safeParse(req.body);
  if (!given.success) return refuse(res, 400, issueSentence(given.error, 'the body'));
  const { link } = given.data;
  try {
    const id = linkId(experimentOfLinkText(link));
    if (await links.keep(id, link)) res.status(201).json({ id });
    else refuse(res, 507, 'This server has no room for more short links. The long link works as well.');
  } catch (error) {
    if (!(error instanceof NotAnExperimentError)) throw error;
    refuse(res, 400, error.message);
  }
}

/** Seconds until a visitor may have one more kept; 0 when it may. */
async function waitOf(rate: RateLimiterMemory, visitor: string): Promise<number> {
  try {
    await rate.consume(visitor);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

const refuse = (res: Response, status: number, error: string) => void res.status(status).json({ error });
