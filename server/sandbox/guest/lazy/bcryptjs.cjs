// `require` gives the functions themselves
module.exports = require('./bcryptjs.ts').module;
