import { Socket } from 'node:net';
import { OfficeAddinManifest } from 'office-addin-manifest';

/** Reads the manifest in a process of its own, since the tool mixes kinds of modules; the network is out of reach. */

Socket.prototype.connect = () => {
  throw new Error('the tool went to the network');
};

const file = process.argv[2] ?? 'manifest.xml';
const read = await OfficeAddinManifest.readManifestFile(file);
// What it would send, it sends after its work.
await new Promise((resolve) => setTimeout(resolve, 200));
process.stdout.write(JSON.stringify(read));
