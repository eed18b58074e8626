#!/usr/bin/env node
// The door of every command in package.json. Plain JavaScript without dependencies, because it runs before anything
// is installed: it checks Node, installs, builds, and only then loads the compiled commands of tools/src.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node 20.19 or newer is needed, this is ${process.versions.node}: install it from https://nodejs.org.`,
  );
  process.exit(1);
}
const { bootstrap } = await import('./bootstrap/bootstrap.mjs');
process.exit(await bootstrap(process.argv.slice(2)));
