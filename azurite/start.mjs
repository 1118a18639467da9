// Starts Azurite in a process session of its own and prints its process id.
//
//   node start.mjs own|shared <Azurite's arguments>
//
// Ctrl-C reaches every process of a terminal's session: in a session of its own, storage outlives the app that is
// draining into it. "own" ties Azurite's life to this process's standard input, which the owner holds open: an owner
// that dies, however suddenly, leaves no orphan. "shared" lets it run until somebody stops it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [life, ...azuriteArguments] = process.argv.slice(2);
const inThisFolder = (path) => fileURLToPath(new URL(path, import.meta.url));
const stopWithOwner = life === 'own' ? ['--import', new URL('stop-with-owner.mjs', import.meta.url).href] : [];

const azurite = spawn(
  process.execPath,
  [...stopWithOwner, inThisFolder('node_modules/azurite/dist/src/azurite.js'), ...azuriteArguments],
  { detached: true, stdio: [life === 'own' ? 'inherit' : 'ignore', 'ignore', 'ignore'] },
);
azurite.once('spawn', () => {
  console.log(azurite.pid);
  azurite.unref();
});
