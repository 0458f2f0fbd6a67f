// qs names a key in an error message with this package; 32 KB for that
module.exports = require('../inspect.ts').inspect;
