// packages `require` the function itself
module.exports = require('./depd.ts').depd;
