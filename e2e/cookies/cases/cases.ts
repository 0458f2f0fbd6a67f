import type { CookieCase } from './case.js';
import { corsCases, originCases } from './cors.js';
import { expiryCases, replacingCases } from './lifetime.js';
import { redirectCases, sameSiteCases } from './same-site.js';
import { domainCases, pathCases, secureCases } from './scope.js';
import { scriptCases } from './script.js';
import { prefixCases, syntaxCases } from './syntax.js';
import { partitionedCases, privateCases } from './third-party.js';

export const cases: CookieCase[] = [
  ...domainCases,
  ...pathCases,
  ...secureCases,
  ...sameSiteCases,
  ...redirectCases,
  ...prefixCases,
  ...expiryCases,
  ...syntaxCases,
  ...scriptCases,
  ...replacingCases,
  ...partitionedCases,
  ...privateCases,
  ...corsCases,
  ...originCases,
];
