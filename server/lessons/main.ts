import { join } from 'node:path';
import { proveReference } from '../reference/prove.js';
import { LessonError } from './front-matter.js';
import { stepsOf } from './load.js';
import { newLesson } from './new-lesson.js';
import { proveCourse } from './prove-course.js';
import { summaryOf } from './summary.js';
import { watchLessons } from './watch.js';

const lessons = join(process.cwd(), 'lessons');
const [asked, name] = process.argv.slice(2);

/** `npm run lessons`: proves them all; `-- new MODULE/NAME` makes one; `-- --watch` builds and proves what changes. */
async function main(): Promise<void> {
  if (asked === 'new') console.log(await newLesson(lessons, name ?? ''));
  else if (asked === '--watch') await watchLessons(lessons, join(process.cwd(), 'dist', 'lessons'), console.log);
  else if (asked === undefined) {
    const { modules, ...course } = await proveCourse(lessons);
    const reference = await proveReference(join(process.cwd(), 'reference'), stepsOf(modules));
    const faults = [...course.faults, ...reference.faults];
    if (faults.length > 0) throw new LessonError(faults.join('\n'));
    console.log(summaryOf(modules));
    console.log(`${reference.pages} pages of reference: what is said of A and of B holds in it, and not in the other.`);
  } else throw new LessonError(`lessons: there is no '${asked}': say nothing, --watch, or new MODULE/NAME.`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LessonError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
