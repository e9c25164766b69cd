import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCertificates } from 'office-addin-dev-certs';
import { certificates, type Certificates } from '../../scripts/addin/certificates';
import { idOf } from '../../scripts/addin/manifestId';
import { placeOn, sideload, unload, type Run } from '../../scripts/addin/sideload';

const ID = '8d3c5f0e-6a0b-4c57-9f5e-2b7e61a4c9d8';
let home = '';
let manifest = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'junheng-'));
  manifest = join(home, 'manifest.xml');
  writeFileSync(manifest, readFileSync('manifest.xml'));
});

afterAll(() => {
  rmSync(home, { recursive: true });
});

function recording(ok: boolean): { readonly run: Run; readonly calls: string[] } {
  const calls: string[] = [];
  const run: Run = (program, args) => {
    calls.push([program, ...args].join(' '));
    return { ok, said: ok ? '' : '拒绝访问。' };
  };
  return { run, calls };
}

describe('showing the add-in to the Excel of this machine', () => {
  it('knows it by the id of the manifest', () => {
    expect(idOf(readFileSync(manifest, 'utf8'))).toBe(ID);
  });

  it('writes the registry on Windows, and takes the value out again', () => {
    const { run, calls } = recording(true);
    const place = placeOn('win32', home, ID);
    expect(sideload(place, manifest, run)).toMatchObject({ ok: true });
    expect(unload(place, run)).toMatchObject({ ok: true });
    const key = String.raw`HKCU\Software\Microsoft\Office\16.0\WEF\Developer`;
    expect(calls).toEqual([
      `reg add ${key} /v ${ID} /t REG_SZ /d ${manifest} /f`,
      `reg query ${key} /v ${ID}`,
      `reg delete ${key} /v ${ID} /f`,
    ]);
  });

  it('says what Windows refused', () => {
    const { ok, text } = sideload(placeOn('win32', home, ID), manifest, recording(false).run);
    expect(ok).toBe(false);
    expect(text).toContain('reg add');
    expect(text).toContain('拒绝访问');
  });

  it("copies the manifest into Excel's folder on a Mac, and takes it out again", () => {
    const place = placeOn('darwin', home, ID);
    const file = join(
      home,
      'Library/Containers/com.microsoft.Excel/Data/Documents/wef',
      `${ID}.manifest.xml`,
    );
    const without = sideload(place, manifest);
    expect(without.ok).toBe(false);
    expect(without.text).toContain(manifest);
    mkdirSync(join(home, 'Library/Containers/com.microsoft.Excel'), { recursive: true });
    expect(sideload(place, manifest)).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(manifest, 'utf8'));
    expect(unload(place)).toMatchObject({ ok: true });
    expect(existsSync(file)).toBe(false);
    expect(unload(place)).toMatchObject({ ok: true });
  });

  it('says how to upload it elsewhere', () => {
    const { ok, text } = sideload(placeOn('linux', home, ID), manifest);
    expect(ok).toBe(true);
    expect(text).toContain(manifest);
    expect(text).toMatch(/上传我的加载项[\s\S]*Upload my add-in/);
    expect(unload(placeOn('linux', home, ID)).text).toMatch(/删除[\s\S]*Remove/);
  });
});

describe('serving the add-in', () => {
  it('answers over https with a certificate of its own', async () => {
    const folder = join(home, 'certificates');
    const names = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => join(folder, name));
    const [ca = '', cert = '', key = ''] = names;
    const told = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await generateCertificates(ca, cert, key, 1, ['127.0.0.1', 'localhost']);
    told.mockRestore();
    writeFileSync(join(home, 'functions.json'), '{}');
    const script = join(__dirname, 'serveFolder.ts');
    const server = spawn(process.execPath, ['--import', 'tsx', script, home, folder]);
    const port = await new Promise<number>((resolve, reject) => {
      server.stdout.once('data', (text: Buffer) => {
        resolve(Number(text.toString()));
      });
      server.stderr.once('data', (text: Buffer) => {
        reject(new Error(text.toString()));
      });
    });
    const tls = await certificates(folder);
    const answer = await get(port, '/functions.json', tls);
    expect(answer).toEqual({ status: 200, type: 'application/json; charset=utf-8', cors: '*' });
    expect((await get(port, '/certificates/../../etc/passwd', tls)).status).toBe(404);
    server.stdin.end();
  }, 20_000);

  it('says which certificate is missing', async () => {
    await expect(certificates(join(home, 'nowhere'))).rejects.toThrow('localhost.key');
  });
});

function get(port: number, path: string, { ca }: Certificates) {
  return new Promise<{ status?: number; type?: string; cors?: string }>((resolve, reject) => {
    request({ host: 'localhost', port, path, ca, agent: false }, (response) => {
      const { 'content-type': type, 'access-control-allow-origin': cors } = response.headers;
      response.resume();
      resolve({
        ...(response.statusCode !== undefined && { status: response.statusCode }),
        ...(type !== undefined && { type }),
        ...(cors !== undefined && { cors }),
      });
    })
      .on('error', reject)
      .end();
  });
}
