import type { Server } from 'node:http';
import type { ServerOptions } from 'node:https';

export function serve(folder: string, port: number, tls?: ServerOptions): Promise<Server>;
