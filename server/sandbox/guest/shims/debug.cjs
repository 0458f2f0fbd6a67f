// packages `require` the function itself
module.exports = require('./debug.ts').debug;
