import { countByClass, tryAll } from './refusals/compare.js';

/**
 * How much of what PyTorch's constructors refuse is said, by class: `npm run -s refusals -- [class …]`.
 * With classes it lists the calls that are missed or falsely refused.
 */
const wanted = process.argv.slice(2);
const { tried } = tryAll();
const counts = countByClass(tried);
const chosen = counts.filter(({ name }) => wanted.length === 0 || wanted.includes(leaf(name)));
const worst = [...chosen].sort((a, b) => b.missed.length - a.missed.length);
for (const { name, accepted, refused, missed, false: wrong } of worst) {
  if (missed.length + wrong.length === 0) continue;
  console.log(
    `${name}: ${missed.length} of ${refused} missed, ${wrong.length} of ${accepted} falsely refused`,
  );
  for (const { source, said } of wrong) console.log(`  taken: ${source}\n    ${said.join('; ')}`);
  if (wanted.length === 0) continue;
  for (const { source, refusal = '' } of missed) console.log(`  missed: ${source}\n    ${refusal}`);
}
const modules = [...new Set(chosen.map(({ name }) => name.slice(0, name.lastIndexOf('.'))))];
for (const module of [...modules, 'all']) {
  const own = chosen.filter(({ name }) => module === 'all' || name === `${module}.${leaf(name)}`);
  const sum = (of: (one: (typeof own)[number]) => number): number =>
    own.reduce((total, one) => total + of(one), 0);
  const [refused, missed] = [sum((one) => one.refused), sum((one) => one.missed.length)];
  console.log(
    `${module}: ${own.length} classes, ${refused} refused calls, ${missed} missed (${((100 * missed) / Math.max(1, refused)).toFixed(1)} %); ` +
      `${sum((one) => one.accepted)} taken, ${sum((one) => one.false.length)} falsely refused`,
  );
}

function leaf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
