// Starts Azurite in a process session of its own and prints its process id.
//
//   node start.mjs own|shared indexed|plain <Azurite's arguments>
//
// Ctrl-C reaches every process of a terminal's session: in a session of its own, storage outlives the app that is
// draining into it. "own" ties Azurite's life to this process's standard input, which the owner holds open: an owner
// that dies, however suddenly, leaves no orphan. "shared" lets it run until somebody stops it. "plain" is Azurite as
// it is, "indexed" the same with an index by keys.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { requirePinnedVersions } from './pinned-version.mjs';

const [life, kind, ...azuriteArguments] = process.argv.slice(2);
const inThisFolder = (path) => fileURLToPath(new URL(path, import.meta.url));
const imported = (module) => ['--import', new URL(module, import.meta.url).href];

if (kind !== 'plain') {
  try {
    requirePinnedVersions(); // Here, as nobody sees what Azurite's process says.
  } catch (refusal) {
    console.error(refusal.message);
    process.exit(1);
  }
}

const azurite = spawn(
  process.execPath,
  [
    ...(life === 'own' ? imported('stop-with-owner.mjs') : []),
    ...(kind === 'plain' ? [] : imported('key-index.mjs')),
    inThisFolder('node_modules/azurite/dist/src/azurite.js'),
    ...azuriteArguments,
  ],
  { detached: true, stdio: [life === 'own' ? 'inherit' : 'ignore', 'ignore', 'ignore'] },
);
azurite.once('spawn', () => {
  console.log(azurite.pid);
  azurite.unref();
});
