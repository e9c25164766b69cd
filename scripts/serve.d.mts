import type { Server } from 'node:http';

export declare function serve(folder: string, port: number): Promise<Server>;
