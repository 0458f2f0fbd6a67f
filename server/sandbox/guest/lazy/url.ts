import URLClass from 'core-js-pure/stable/url/index.js';
import URLSearchParamsClass from 'core-js-pure/stable/url-search-params/index.js';

/** The WHATWG URL classes: 110 KB that most apps never touch. */
export const URL = URLClass;
export const URLSearchParams = URLSearchParamsClass;
