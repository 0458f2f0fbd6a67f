/** What a case shows from outside: the requests that reached the app, what scripts were given, and the jar at the end. */
export type Seen = {
  /** In order; a header that was not there is null. */
  requests: { method: string; cookie: string | null; origin: string | null }[];
  /** Whether a script was kept from the response to its fetch. */
  blocked: boolean;
  scriptsRead: string[];
  jar: SeenCookie[];
};

type SeenCookie = {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  /** Seconds it has to live at the beginning of the case; null: it ends with the browser's session. */
  lives: number | null;
  httpOnly: boolean;
  secure: boolean;
  sameSite: string | null;
};
