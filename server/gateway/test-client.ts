import http from 'node:http';
import net from 'node:net';

export type Got = { status: number; statusText: string; headers: [string, string][]; body: Buffer };
type Ask = { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer; agent?: http.Agent };

/** For tests: one request as a client outside makes it, to whatever Host it names, on the loopback. */
export function request(port: number, host: string, path = '/', { method = 'GET', headers, body, agent }: Ask = {}) {
  return new Promise<Got>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { Host: host, ...headers },
      ...(agent && { agent }),
    };
    const sent = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
        const { statusCode: status = 0, statusMessage: statusText = '' } = response;
        resolve({ status, statusText, headers: pairs, body: Buffer.concat(chunks) });
      });
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

export const header = ({ headers }: Got, name: string) =>
  headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);

/** For tests: sends these bytes on a connection of its own, and gives all that comes until the server ends it. */
export function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.once('end', () => socket.end());
    socket.once('close', () => resolve(got));
    socket.once('error', reject);
  });
}
