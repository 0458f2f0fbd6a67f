/** Node's own inspect and format: 90 KB that most apps never call. */
export { format, formatWithOptions, inspect } from 'node-inspect-extracted';
