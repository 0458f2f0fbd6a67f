export { diagnose } from '../../trace/diagnose/diagnose.js';
export { why } from '../../trace/diagnose/why.js';
