/** The types a learner's app serves; the whole table is 190 KB. Values as mime-db has them. */
const entry = (extensions, charset) => ({
  source: 'iana',
  ...(charset && { charset }),
  extensions,
});

module.exports = {
  'application/javascript': entry(['js', 'mjs'], 'UTF-8'),
  'application/json': entry(['json', 'map'], 'UTF-8'),
  'application/octet-stream': entry(['bin']),
  'application/pdf': entry(['pdf']),
  'application/x-www-form-urlencoded': { source: 'iana' },
  'application/xml': entry(['xml', 'xsl', 'xsd', 'rng']),
  'application/zip': entry(['zip']),
  'image/gif': entry(['gif']),
  'image/jpeg': entry(['jpg', 'jpeg', 'jpe']),
  'image/png': entry(['png']),
  'image/svg+xml': entry(['svg', 'svgz']),
  'image/webp': entry(['webp']),
  'image/x-icon': entry(['ico']),
  'multipart/form-data': { source: 'iana' },
  'text/css': entry(['css'], 'UTF-8'),
  'text/csv': entry(['csv']),
  'text/event-stream': { source: 'iana' },
  'text/html': entry(['html', 'htm', 'shtml']),
  'text/javascript': entry(['js', 'mjs'], 'UTF-8'),
  'text/markdown': entry(['md', 'markdown']),
  'text/plain': entry(['txt', 'text', 'conf', 'def', 'list', 'log', 'in', 'ini']),
  'text/xml': { source: 'iana' },
};
