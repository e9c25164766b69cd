import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.png': 'image/png',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Serves a folder to this machine alone. The page works from any web server; this one asks for nothing to be set up.
 * Resolves to the server once it listens; port 0 takes any free one. With `tls`, key and certificate, it is an https
 * server by the name of localhost, as Office wants it.
 */
export function serve(folder, port, tls) {
  const listener = (request, response) => {
    void answer(folder, request, response);
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, tls === undefined ? '127.0.0.1' : 'localhost', () => resolve(server));
  });
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const found = file.startsWith(folder + sep) ? await stat(file).catch(() => undefined) : undefined;
  if (request.method !== 'GET' || found === undefined || !found.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    // Excel on the web fetches the metadata of the functions from its own origin; nothing here is secret.
    ...(extname(file) === '.json' && { 'access-control-allow-origin': '*' }),
  });
  createReadStream(file).pipe(response);
}
