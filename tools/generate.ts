import { writeImports } from './libraries/writeImports.js';
import { writeRegistries } from './registries.js';

const check = process.argv.includes('--check');
const stale = [...writeRegistries(check), ...(await writeImports(check))];
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
}
