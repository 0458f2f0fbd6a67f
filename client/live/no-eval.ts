import * as z from 'zod';

// zod compiles schemas with `new Function`, which the page's Content-Security-Policy forbids and reports: it need not try
z.config({ jitless: true });
