/** A request that reaches a route; its path is below the router the routes are mounted in. */
export type Call = { method: string; path: string; headers?: Record<string, string>; body?: string };
/** `source` adds the route to the router `r`. */
export type Route = { name: string; source: string; calls: Call[] };

export function get(name: string, body: string, ...paths: string[]): Route {
  const calls = (paths.length > 0 ? paths : [`/${name}`]).map((path) => ({ method: 'GET', path }));
  return { name, source: `r.get('/${name}', (req, res, next) => { ${body} });`, calls };
}

export function post(name: string, body: string, ...bodies: Pick<Call, 'headers' | 'body'>[]): Route {
  const calls = bodies.map((each) => ({ method: 'POST', path: `/${name}`, ...each }));
  return { name, source: `r.post('/${name}', (req, res, next) => { ${body} });`, calls };
}

export const json = (body: string): Pick<Call, 'headers' | 'body'> => ({
  headers: { 'Content-Type': 'application/json' },
  body,
});
export const form = (body: string): Pick<Call, 'headers' | 'body'> => ({
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
});
