import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../../protocol/live.js';
import { SandboxError } from '../sandbox/pool/sandbox-error.js';

/** Why a client outside gets no response of an app: an HTTP status and one sentence. */
export class Refusal extends Error {
  /** @param closes whether its connection ends with it: what else comes on it cannot be told from the rest. */
  constructor(
    readonly status: number,
    sentence: string,
    readonly closes = false,
  ) {
    super(sentence);
  }
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'invalid-message': 400,
  'unknown-sandbox': 404,
  'too-many-messages': 503,
  'log-full': 503,
  stuck: 502,
};

/** @returns null for a defect of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const status = error instanceof SandboxError ? statuses[error.code] : undefined;
  return error instanceof SandboxError && status ? new Refusal(status, error.message) : null;
}

const reasons: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  414: 'URI Too Long',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function headersOf({ status, message }: Refusal): [string, string][] {
  return [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Length', String(Buffer.byteLength(message) + 1)],
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
    ...(status === 429 || status === 503 ? [['Retry-After', '1'] as [string, string]] : []),
  ];
}

/** Answers with a refusal, and leaves the end of the response to the caller: with `closes` it ends the connection. */
export function writeRefusal(response: ServerResponse, refusal: Refusal) {
  if (refusal.closes) response.shouldKeepAlive = false;
  response.writeHead(refusal.status, reasons[refusal.status] ?? '', headersOf(refusal).flat());
  response.write(`${refusal.message}\n`);
}

/** How long a client that was told so may take to read it before its connection is gone. */
const lingerMs = 1_000;

/** The same where no request could be read, or it is not answered by HTTP: on the connection itself, which it ends. */
export function refuseConnection(socket: Duplex, refusal: Refusal) {
  // the other side may be gone already
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = [...headersOf(refusal), ['Connection', 'close']]
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  socket.end(`HTTP/1.1 ${refusal.status} ${reasons[refusal.status] ?? ''}\r\n${head}\r\n${refusal.message}\n`);
  // what still comes is thrown away; a connection closed over it would be reset, and the sentence lost
  socket.resume();
  const patience = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(patience));
}
