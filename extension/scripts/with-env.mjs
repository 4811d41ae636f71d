// node scripts/with-env.mjs NAME=VALUE... COMMAND ARGUMENT...: the same on every system, where a shell's `NAME=VALUE command` is not.
import { spawnSync } from 'node:child_process';

const words = process.argv.slice(2);
const env = { ...process.env };
while (words[0]?.includes('=')) {
  const [name, ...value] = words.shift().split('=');
  env[name] = value.join('=');
}
const [command, ...rest] = words;
const { status } = spawnSync(command, rest, { stdio: 'inherit', env, shell: process.platform === 'win32' });
process.exit(status ?? 1);
