import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHttpsServerOptions } from 'office-addin-dev-certs';

export interface Certificates {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly ca: Buffer;
}

/**
 * Key and certificate for localhost: those in `folder` if one is named (`localhost.key`, `localhost.crt`, `ca.crt`),
 * else those of Office's own tool, which makes them and asks the system to trust them. Throws what to do where it fails.
 */
export async function certificates(folder: string | undefined): Promise<Certificates> {
  if (folder !== undefined && folder !== '') {
    const read = (name: string) => readFileSync(join(folder, name));
    return { key: read('localhost.key'), cert: read('localhost.crt'), ca: read('ca.crt') };
  }
  return getHttpsServerOptions();
}
