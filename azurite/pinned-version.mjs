// The index is made for the insides of one version of Azurite and of the store that Azurite keeps its rows in.
import { createRequire } from 'node:module';

// LokiJS is the one that Azurite loads, which may lie in a folder of Azurite's own.
const require = createRequire(createRequire(import.meta.url).resolve('azurite/package.json'));
const pinned = { azurite: '3.35.0', lokijs: '1.5.12' };

export function requirePinnedVersions() {
  for (const [name, version] of Object.entries(pinned)) {
    const installed = require(`${name}/package.json`).version;
    if (installed !== version) {
      throw new Error(
        `The index is made for ${name} ${version}, and ${installed} is installed. Install what is pinned `
        + `(npm ci --prefix ${import.meta.dirname}), run Azurite plain, or look at the README about upgrading.`,
      );
    }
  }
}
